internal import ProtobufC
internal import TicketMessages

/// A page of desks.
struct DeskListView: OutputView {
    let page: ListDesksResponse

    var reply: any ProtobufMessage { page }
    var resources: [any ProtobufMessage] { page.desks }
    var ids: [String] { page.desks.map(\.key) }

    func text(_ style: TextStyle) -> String {
        Table(["DESK", "VERSION", "LOCALES", "NAME"], rows: page.desks.map(row)).text(style)
    }

    private func row(_ desk: Desk) -> [String] {
        [desk.key, String(desk.version), desk.locales.joined(separator: ","), desk.displayName]
    }
}
