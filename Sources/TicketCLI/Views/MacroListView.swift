internal import ProtobufC
internal import TicketMessages

/// A page of a desk's macros.
struct MacroListView: OutputView {
    let page: ListMacrosResponse

    var reply: any ProtobufMessage { page }
    var resources: [any ProtobufMessage] { page.macros }
    var ids: [String] { page.macros.map(\.key) }

    func text(_ style: TextStyle) -> String {
        let rows = page.macros.map { [$0.key, $0.label, $0.actions.joined(separator: "; ")] }
        return Table(["MACRO", "LABEL", "DOES"], rows: rows).text(style)
    }
}
