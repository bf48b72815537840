internal import Synchronization
internal import TTRPC
internal import TicketClient
internal import TicketMessages

extension RunningServer {
    /// Creates tickets with 64 calls in flight on one connection. The number at each index is that of the ticket with this
    /// index's text.
    func load(_ count: Int) async throws -> [Int64] {
        try await withClient(as: "ana") { client in
            let indices = Indices(count: count)
            return try await withThrowingTaskGroup { group in
                for _ in 0..<64 {
                    group.addTask {
                        var created: [(index: Int, number: Int64)] = []
                        while let index = indices.next() {
                            created.append((index, try await client.createTicket(index: index)))
                        }
                        return created
                    }
                }
                return try await group.reduce(into: Array(repeating: Int64(0), count: count)) { numbers, created in
                    for (index, number) in created { numbers[index] = number }
                }
            }
        }
    }

    /// The events of the feed behind a position, up to the one with this id.
    func watch(from position: FeedPosition, through id: String) async throws -> [Event] {
        try await withClient(as: "ines") { client in
            var events: [Event] = []
            do {
                try await client.events.follow(from: position) { event in
                    events.append(event)
                    if event.id == id { throw Enough() }
                }
            } catch is Enough {}
            return events
        }
    }

    private struct Enough: Error {}
}

/// Hands out each index once, to any number of tasks.
private final class Indices: Sendable {
    private let count: Int
    private let given = Atomic(0)

    init(count: Int) { self.count = count }

    func next() -> Int? {
        let index = given.add(1, ordering: .relaxed).oldValue
        return index < count ? index : nil
    }
}

extension TicketClient {
    /// Creates the ticket with the text of this index; repeating it with the same prefix gives the same ticket.
    func createTicket(index: Int, requestIDPrefix: String = "load") async throws -> Int64 {
        let text = CustomerTexts.text(index)
        let ticket = Ticket(
            desk: "account-portal", subject: text.subject, description: text.description, locale: text.locale)
        let request = CreateTicketRequest(ticket: ticket, requestID: "\(requestIDPrefix)-\(index)")
        return try await tickets.createTicket(request).number
    }
}
