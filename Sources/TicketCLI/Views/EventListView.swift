internal import ProtobufC
internal import TicketMessages

/// A page of events, one a line.
struct EventListView: OutputView {
    let page: ListEventsResponse

    var reply: any ProtobufMessage { page }
    var resources: [any ProtobufMessage] { page.events }
    var ids: [String] { page.events.map(\.id) }

    func text(_ style: TextStyle) -> String {
        if page.events.isEmpty { return "" }
        return EventView.heading(style) + page.events.map { EventView(event: $0).text(style) }.joined()
    }
}
