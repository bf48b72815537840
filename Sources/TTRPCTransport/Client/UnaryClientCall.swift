internal import ProtobufC
internal import Synchronization
internal import TTRPC

/// A call that waits for one reply.
final class UnaryClientCall<Reply: ProtobufMessage>: ClientCall {
    let request: ClientRequest

    private enum State {
        case created
        case waiting(CheckedContinuation<Result<Reply, RPCError>, Never>)
        case ended(Result<Reply, RPCError>)
        case taken
    }

    private let state = Mutex(State.created)

    init(request: ClientRequest) {
        self.request = request
    }

    var isOver: Bool {
        state.withLock { state in
            switch state {
            case .created, .waiting: false
            case .ended, .taken: true
            }
        }
    }

    /// Waits for the end. Call once.
    nonisolated(nonsending) func result() async -> Result<Reply, RPCError> {
        await withCheckedContinuation { continuation in
            let result = state.withLock { state -> Result<Reply, RPCError>? in
                guard case .ended(let result) = state else {
                    state = .waiting(continuation)
                    return nil
                }
                state = .taken
                return result
            }
            if let result { continuation.resume(returning: result) }
        }
    }

    func receive(reply payload: UnsafeRawBufferPointer) {
        resolve(Result { () throws(RPCError) in try Reply(replyPayload: payload) })
    }

    func receive(message payload: UnsafeRawBufferPointer) {
        end(RPCError(code: .internal, message: "The server streams an answer to a unary call."))
    }

    func end(_ error: RPCError?) {
        resolve(.failure(error ?? RPCError(code: .internal, message: "The server ended the call without a reply.")))
    }

    /// The first result counts.
    private func resolve(_ result: Result<Reply, RPCError>) {
        let continuation = state.withLock { state -> CheckedContinuation<Result<Reply, RPCError>, Never>? in
            switch state {
            case .created:
                state = .ended(result)
                return nil
            case .waiting(let continuation):
                state = .taken
                return continuation
            case .ended, .taken:
                return nil
            }
        }
        continuation?.resume(returning: result)
    }
}
