public import ProtobufC
internal import Synchronization

/// The way to answer a deferred call: once, from any thread.
///
/// Only the first answer counts. Dropping every copy of it without an answer ends the call with INTERNAL, so that a
/// forgotten reply cannot hold the caller and its slot for ever.
public struct Reply<Response: ProtobufMessage>: Sendable {
    private let promise: ReplyPromise

    init(call: ServerCall) {
        promise = ReplyPromise { result in call.finish(result) }
    }

    /// A reply that gives the first answer to `receive`, for a handler that is called directly, as tests do.
    public init(_ receive: @escaping @Sendable (Result<Response, any Error>) -> Void) {
        promise = ReplyPromise { result in
            switch result {
            case .message(let make): if let message = make() as? Response { receive(.success(message)) }
            case .failure(let error): receive(.failure(error))
            case .frame, .endOfStream: break
            }
        }
    }

    /// Answers with a message.
    public func send(_ response: Response) {
        promise.fulfil(.message { response })
    }

    /// Answers with the message that `make` makes, so that the thread that answers can go on to other things: it runs
    /// on the call's event loop, which it must not block, and not at all when nobody waits for the answer any longer.
    public func send(making make: @escaping @Sendable () -> Response) {
        promise.fulfil(.message(make))
    }

    /// Answers with an error: an ``RPCError`` is the call's status; any other becomes ``StatusCode/unknown`` and is
    /// logged.
    public func fail(_ error: any Error) {
        promise.fulfil(.failure(RPCError(handlerError: error)))
    }

    /// Answers with whichever of the two `result` holds.
    public func callAsFunction(_ result: Result<Response, any Error>) {
        switch result {
        case .success(let response): send(response)
        case .failure(let error): fail(error)
        }
    }
}

/// Passes the first result on, or a failure when there never was one.
private final class ReplyPromise: Sendable {
    private let isFulfilled = Atomic<Bool>(false)
    private let receive: @Sendable (ServerCallResult) -> Void

    init(receive: @escaping @Sendable (ServerCallResult) -> Void) {
        self.receive = receive
    }

    deinit {
        fulfil(
            .failure(RPCError(code: .internal, message: "The server dropped this call without an answer; report it.")))
    }

    func fulfil(_ result: ServerCallResult) {
        if isFulfilled.exchange(true, ordering: .acquiringAndReleasing) { return }
        receive(result)
    }
}
