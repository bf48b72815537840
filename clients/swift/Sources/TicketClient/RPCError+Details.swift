extension RPCError {
    /// How long the server asks to wait before another attempt (google.rpc.RetryInfo); nil if it does not say.
    public var retryDelay: Duration? {
        guard let delay = detail(GoogleRPCRetryInfo.self)?.retryDelay else { return nil }
        return delay.duration
    }

    /// What went wrong, for programs: the reason of google.rpc.ErrorInfo, such as `ILLEGAL_TRANSITION`; nil if the server
    /// gave none.
    public var reason: String? { detail(GoogleRPCErrorInfo.self)?.reason }

    /// The fields of the request that are at fault (google.rpc.BadRequest).
    public var fieldViolations: [GoogleRPCBadRequest.FieldViolation] {
        detail(GoogleRPCBadRequest.self)?.fieldViolations ?? []
    }

    /// The statuses that the ticket can move to instead, when a move was refused.
    public var legalTransitions: [String] {
        let violations = detail(GoogleRPCPreconditionFailure.self)?.violations ?? []
        return violations.filter { $0.type == "LEGAL_TRANSITION" }.map(\.subject)
    }
}
