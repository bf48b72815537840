internal import Synchronization
internal import TicketCore
internal import TicketMessages

/// What one connection of a chat has to look at next. What comes twice before it looks is there once, so that it never
/// holds more than there are people in the chat.
final class ChatMailbox: Sendable {
    /// What has come since the last look.
    struct Mail {
        /// The conversation that the client enters.
        var open: ChatOpen?
        /// Something was committed.
        var hasNews = false
        /// The time of a heartbeat has come.
        var isDue = false
        /// The client has said its last, and all of it was carried out.
        var isFinished = false
        /// Why the chat has to end.
        var failure: (any Error)?
        /// Who came and went, by person id; the last counts.
        var presence: [String: (person: PersonReference, isPresent: Bool)] = [:]
        /// Who is typing, by person id.
        var typing: [String: PersonReference] = [:]
    }

    private let mail = Mutex(Mail())
    private let source: AsyncStream<Void>.Continuation
    /// Yields when there is something new; several may be told as one.
    let signals: AsyncStream<Void>

    init() {
        (signals, source) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Puts something in.
    func put(_ change: @Sendable (inout sending Mail) -> Void) {
        mail.withLock { change(&$0) }
        source.yield()
    }

    /// Takes everything out.
    func take() -> Mail {
        mail.withLock { mail in
            defer { mail = Mail() }
            return mail
        }
    }
}
