internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension RPCError {
    /// What a caller is told of a failure of the store. What the disk said stays in the log.
    init(_ failure: StoreFailure) {
        switch failure {
        case .overloaded(let milliseconds): self = .overloaded(retryAfterMilliseconds: milliseconds)
        case .unwritable:
            self = .unavailable("STORE_UNWRITABLE", "nothing can be written now; nothing was changed, try again later")
        case .outcomeUnknown:
            self = .unavailable(
                "OUTCOME_UNKNOWN", "the server failed while it wrote; repeat with the same request_id to be sure")
        case .closed: self = .unavailable("CLOSING", "the server is closing; nothing was changed, try again")
        case .corrupt: self.init(.dataLoss, reason: "CORRUPT", message: "what is stored does not make sense")
        case .invalidCursor:
            self = .invalidArgument(field: "cursor", reason: "INVALID_CURSOR", "no cursor that this service gave")
        }
    }

    /// The error for whatever a handler threw.
    init(any error: any Error) {
        switch error {
        case let error as RPCError: self = error
        case let refusal as Refusal: self.init(refusal)
        case let refusal as DeskRefusal: self.init(refusal)
        case let failure as StoreFailure: self.init(failure)
        case let failure as UploadFailure: self.init(failure)
        case let refusal as IdentityRefusal: self.init(refusal)
        case let limit as LimitReached:
            self.init(.resourceExhausted, reason: limit.reason, message: limit.message)
        case is CancellationError: self.init(.cancelled, reason: "CANCELLED", message: "the call was cancelled")
        default: self.init(code: .unknown, message: "the server failed; its log has more", cause: error)
        }
    }

    static func unavailable(_ reason: String, _ message: String) -> RPCError {
        RPCError(.unavailable, reason: reason, message: message)
    }

    private static func overloaded(retryAfterMilliseconds: Int) -> RPCError {
        let delay = GoogleProtobufDuration(milliseconds: Int64(retryAfterMilliseconds))
        return RPCError(
            .resourceExhausted, reason: "OVERLOADED",
            message: "too much is waiting; nothing was changed, try again in \(retryAfterMilliseconds) ms"
        ).with(detail: GoogleRPCRetryInfo(retryDelay: delay))
    }
}

extension GoogleProtobufDuration {
    fileprivate init(milliseconds: Int64) {
        self.init(seconds: milliseconds / 1_000, nanos: Int32(milliseconds % 1_000) * 1_000_000)
    }
}
