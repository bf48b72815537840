internal import TicketCore

/// Something for the writer to do.
enum WriteJob: Sendable {
    /// A command of the core.
    case command(CommandRequest, completion: @Sendable (Result<CommandOutcome, any Error>) -> Void)
    /// A command on a conversation.
    case conversation(ConversationRequest, completion: @Sendable (Result<ConversationOutcome, any Error>) -> Void)
    /// A change of desks, people or tokens. `perform` gives what to call once it is durable, `fail` is called otherwise.
    case administration(
        perform: @Sendable (Administration) throws -> @Sendable () -> Void, fail: @Sendable (any Error) -> Void)
    /// A portion of an erasure. `perform` gives what to call once it is durable, `fail` is called otherwise.
    case erasure(perform: @Sendable (Eraser) throws -> @Sendable () -> Void, fail: @Sendable (any Error) -> Void)
    /// Overwrites what is left of what was deleted, a portion of the pages from one on; gives the next one.
    case scrub(fromPage: Int, completion: @Sendable (Result<Int?, any Error>) -> Void)

    /// Tells whoever asked that it came to nothing, or that nobody knows.
    func fail(with failure: StoreFailure) {
        switch self {
        case .command(_, let completion): completion(.failure(failure))
        case .conversation(_, let completion): completion(.failure(failure))
        case .administration(_, let fail), .erasure(_, let fail): fail(failure)
        case .scrub(_, let completion): completion(.failure(failure))
        }
    }
}
