internal import TTRPC

extension StatusCode {
    /// How a call ended, seen from the caller: whatever is no error of the call is the caller's own doing.
    init(outcome error: (any Error)?) {
        switch error {
        case nil: self = .ok
        case let error as RPCError: self = error.code
        case is CancellationError: self = .cancelled
        default: self = .unknown
        }
    }
}
