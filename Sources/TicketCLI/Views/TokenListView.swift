internal import ProtobufC
internal import TicketMessages

/// A page of services' tokens.
struct TokenListView: OutputView {
    let page: ListServiceTokensResponse

    var reply: any ProtobufMessage { page }
    var resources: [any ProtobufMessage] { page.serviceTokens }
    var ids: [String] { page.serviceTokens.map(\.id) }

    func text(_ style: TextStyle) -> String {
        let rows = page.serviceTokens.map { token in
            [
                token.id, token.service, RFC3339.text(token.expireTime), RFC3339.text(token.lastUseTime),
                token.scopes.joined(separator: ", "), token.description,
            ]
        }
        return Table(["TOKEN", "SERVICE", "EXPIRES", "LAST USED", "SCOPES", "FOR"], rows: rows).text(style)
    }
}
