internal import TTRPC
internal import TicketClient
internal import TicketMessages

extension RunningServer {
    /// Every event so far, oldest first, as staff see them.
    func events() async throws -> [Event] {
        try await withClient(as: "ines") { client in
            var events: [Event] = []
            var token = ""
            repeat {
                let page = try await client.events.listEvents(ListEventsRequest(pageSize: 200, pageToken: token))
                events += page.events
                token = page.nextPageToken
            } while !token.isEmpty
            return events
        }
    }

    /// Every ticket, newest first, as staff list them, page by page.
    func tickets() async throws -> [Ticket] {
        try await withClient(as: "ines") { client in
            try await client.tickets.all().reduce(into: []) { $0.append($1) }
        }
    }
}
