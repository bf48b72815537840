internal import TicketCore

/// Reads mails on threads of its own: one may take up to a second.
final class MailReader: Sendable {
    private let threads: MailThreads

    init(threadCount: Int = 1, waitingMax: Int = 16) {
        threads = MailThreads(count: threadCount, waitingMax: waitingMax)
    }

    deinit {
        threads.close()
    }

    /// The mail, or why it is refused.
    ///
    /// - Throws: `StoreFailure.overloaded` where too many wait.
    func read(_ raw: [UInt8]) async throws -> Result<ParsedMail, MailRefusal> {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = threads.add {
                continuation.resume(
                    returning: Result { () throws(MailRefusal) -> ParsedMail in try ParsedMail(raw) })
            }
            if !isTaken { continuation.resume(throwing: StoreFailure.overloaded(retryAfterMilliseconds: 1_000)) }
        }
    }
}
