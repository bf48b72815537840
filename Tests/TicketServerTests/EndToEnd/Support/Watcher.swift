internal import TTRPC
internal import TicketClient
internal import TicketMessages

/// Follows a server's feed in a task of its own, from before the first event.
struct Watcher {
    private let events: AsyncThrowingStream<Event, any Error>

    /// Starts it, and waits until the feed has begun: nothing that is committed afterwards is missed.
    static func start(_ server: RunningServer) async throws -> Watcher {
        let (events, source) = AsyncThrowingStream.makeStream(of: Event.self)
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            do {
                try await server.withClient(as: "ines") { client in
                    try await client.events.follow { notice in
                        if case .reached = notice { beginning.finish() }
                    } handle: { event in
                        source.yield(event)
                    }
                }
                source.finish()
            } catch {
                source.finish(throwing: error)
            }
            beginning.finish()
        }
        source.onTermination = { _ in task.cancel() }
        for await _ in begun {}
        return Watcher(events: events)
    }

    /// The events up to the one with this id; the watcher ends then.
    func events(through id: String) async throws -> [Event] {
        var seen: [Event] = []
        for try await event in events {
            seen.append(event)
            if event.id == id { break }
        }
        return seen
    }
}
