internal import ProtobufC
internal import TicketMessages

/// A service token that was just made, with its text.
struct TokenView: OutputView {
    let token: ServiceToken

    var reply: any ProtobufMessage { token }
    var ids: [String] { [token.id] }

    func text(_ style: TextStyle) -> String {
        let fields: [(name: String, value: String)] = [
            token.certificate.isEmpty ? ("token", token.token) : ("certificate", token.certificate),
            ("id", token.id), ("service", token.service),
            ("scopes", token.scopes.joined(separator: ", ")), ("for", token.description),
            ("expires", RFC3339.text(token.expireTime)),
        ]
        return Card(fields: fields).text(style)
    }
}
