import TTRPC
import TicketMessages

/// The code and the reason with which a call is refused, such as `FAILED_PRECONDITION ALREADY_RATED`.
func refusal(_ call: () async throws -> Void) async throws -> String {
    do {
        try await call()
        return "nothing was refused"
    } catch let error as RPCError {
        return "\(error.code.name) \(error.reason ?? "")"
    }
}

extension RPCError {
    /// What went wrong, for programs.
    var reason: String? { detail(GoogleRPCErrorInfo.self)?.reason }

    /// The fields of the request that are at fault.
    var fieldViolations: [GoogleRPCBadRequest.FieldViolation] {
        detail(GoogleRPCBadRequest.self)?.fieldViolations ?? []
    }

    /// The statuses that the ticket can move to instead.
    var legalTransitions: [String] {
        detail(GoogleRPCPreconditionFailure.self)?.violations.map(\.subject) ?? []
    }
}
