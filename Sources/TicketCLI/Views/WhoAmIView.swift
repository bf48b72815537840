internal import ProtobufC
internal import TicketMessages

/// Who the token stands for.
struct WhoAmIView: OutputView {
    let response: WhoAmIResponse

    var reply: any ProtobufMessage { response }
    var ids: [String] { response.person.map { [$0.id] } ?? [] }

    func text(_ style: TextStyle) -> String {
        let person = response.person
        let fields: [(name: String, value: String)] = [
            ("name", person?.name ?? ""),
            ("email", person?.email ?? ""),
            ("role", person.map { EnumWord.word($0.role) } ?? ""),
            ("account", person?.account ?? ""),
            ("tenant", response.tenant),
            ("locale", response.locale),
            ("scopes", response.scopes.joined(separator: ", ")),
            ("id", person?.id ?? ""),
        ]
        return Card(fields: fields).text(style)
    }
}
