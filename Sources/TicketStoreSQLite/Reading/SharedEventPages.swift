internal import Synchronization
internal import TicketCore

/// Pages of events that are read once for all whom a commit has woken and who ask for the same: on a busy desk that is
/// nearly everybody, since they have all come to the same place in the feed.
final class SharedEventPages: Sendable {
    private typealias Read = Task<EventPage, any Error>

    private struct State {
        /// How many commits there were when the oldest of the reads began.
        var commitCount = 0
        var reads: [EventQuery: Read] = [:]
    }

    /// How many different pages are kept until the next commit; who asks for another reads it alone.
    private static let pagesMax = 16
    /// Larger pages are for those who have fallen behind, each at a place of their own.
    private static let entriesMax = 16

    private let news: StoreNews
    private let read: @Sendable (EventQuery) async throws -> EventPage
    private let state = Mutex(State())

    /// - Parameter read: reads a page as it is at the time or later.
    init(news: StoreNews, read: @escaping @Sendable (EventQuery) async throws -> EventPage) {
        self.news = news
        self.read = read
    }

    /// The page as it was after the latest commit that watchers were told of, or later.
    func page(_ query: EventQuery) async throws -> EventPage {
        // Whoever was woken by a commit finds it counted; a read that began under that count has seen it.
        let (read, isFirst) = find(query, commitCount: news.commitCount)
        guard let read else { return try await self.read(query) }
        let result = await read.result
        if isFirst, !Self.isWorthKeeping(result) { forget(query, read) }
        return try result.get()
    }

    private func find(_ query: EventQuery, commitCount: Int) -> (read: Read?, isFirst: Bool) {
        state.withLock { state in
            if commitCount > state.commitCount {
                state.commitCount = commitCount
                state.reads.removeAll(keepingCapacity: true)
            }
            if let known = state.reads[query] { return (known, false) }
            guard state.reads.count < Self.pagesMax else { return (nil, false) }
            // A task of its own: whoever asked first may be gone before the others have their answer.
            let read = Read { [read] in try await read(query) }
            state.reads[query] = read
            return (read, true)
        }
    }

    private static func isWorthKeeping(_ result: Result<EventPage, any Error>) -> Bool {
        guard case .success(let page) = result else { return false }
        return page.entries.count <= entriesMax
    }

    private func forget(_ query: EventQuery, _ read: Read) {
        state.withLock { state in
            if state.reads[query] == read { state.reads[query] = nil }
        }
    }
}
