internal import ProtobufC
internal import TicketMessages

/// Views, by the names under which they are listed.
struct ViewListView: OutputView {
    let page: ListViewsResponse

    var reply: any ProtobufMessage { page }
    var resources: [any ProtobufMessage] { page.views }
    var ids: [String] { page.views.map(name) }

    func text(_ style: TextStyle) -> String {
        Table(["VIEW", "ORDER", "FILTER"], rows: page.views.map(row)).text(style)
    }

    private func row(_ view: TicketMessages.TicketView) -> [String] {
        [name(view), EnumWord.word(view.orderBy), view.filter?.json() ?? ""]
    }

    private func name(_ view: TicketMessages.TicketView) -> String {
        view.desk.isEmpty ? view.name : "\(view.desk)/\(view.name)"
    }
}
