/// What `ticketd serve --dev` tells a person who has just started it.
struct DevGreeting {
    let manifest: DevManifest
    let directory: String

    /// The text, with commands that can be pasted as they are.
    var text: String {
        let tokens = manifest.people.map { person in
            let account = person.account.isEmpty ? "the desk" : person.account
            return "  \(pad(person.name, to: 6)) \(pad(person.role, to: 10)) of \(pad(account, to: 9)) \(person.token)"
        }
        return """
            Development server: the data is in \(directory), the tokens too (dev.json). Mails are
            written to \(directory)/mail instead of being sent.

            \(tokens.joined(separator: "\n"))
              service                        \(manifest.serviceToken)

            Try, in another terminal:

              export TICKET_SERVER=\(manifest.address)
              export TICKET_TOKEN=\(token(of: "ana"))
              ticketctl ticket create --desk account-portal --subject "No puedo entrar 🔑" --share
              ticketctl ticket list
              TICKET_TOKEN=\(token(of: "alba")) ticketctl ticket watch

            """
    }

    private func token(of name: String) -> String {
        manifest.people.first { $0.name == name }?.token ?? ""
    }

    private func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
