internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension RPCError {
    /// What a caller is told of a refusal of the core.
    init(_ refusal: Refusal) {
        switch refusal {
        case .invalid(let violations): self = .invalidArgument(violations.map(GoogleRPCBadRequest.FieldViolation.init))
        case .notFound(let what): self = .notFound(what)
        case .forbidden(let reason, let message): self.init(.permissionDenied, reason: reason, message: message)
        case .illegalTransition(let from, let to, let legal):
            self = .illegalTransition(from: from, to: to, legal: legal.map { LegalMove(status: $0, label: "") })
        case .commentsClosed(let status): self = .commentsClosed(status)
        case .notEditable(let status): self = .notEditable(status)
        case .conflict(let reason, let message, let legal):
            self = .conflict(reason, message: message, legal: legal)
        case .staleRevision: self = .staleETag
        case .requestIDReused(let id): self = .requestIDReused(id)
        }
    }

    static func notFound(_ what: String) -> RPCError {
        RPCError(.notFound, reason: "NOT_FOUND", message: "there is no \(what), or it is not yours to see")
    }

    /// A move that the workflow does not have, with those that it has.
    static func illegalTransition(from: String, to: String, legal: [LegalMove]) -> RPCError {
        let choice =
            legal.isEmpty
            ? "you may not move it now" : "you may move it to \(legal.map(\.text).joined(separator: ", "))"
        let violations = legal.map { move in
            GoogleRPCPreconditionFailure.Violation(
                type: "LEGAL_TRANSITION", subject: move.status, description: "\(from) -> \(move.text)")
        }
        return RPCError(
            .failedPrecondition, reason: "ILLEGAL_TRANSITION",
            message: "the ticket is \(from) and cannot become \(to); \(choice)",
            metadata: [("from", from), ("to", to), ("legal", legal.map(\.status).joined(separator: ","))]
        ).with(detail: GoogleRPCPreconditionFailure(violations: violations))
    }

    private static func commentsClosed(_ status: String) -> RPCError {
        precondition(
            reason: "COMMENTS_CLOSED", status: status,
            message: "the ticket is \(status) and takes no more comments; submit a new ticket")
    }

    private static func notEditable(_ status: String) -> RPCError {
        precondition(
            reason: "NOT_EDITABLE", status: status, message: "the ticket is \(status) and its fields stay as they are")
    }

    private static func conflict(_ reason: String, message: String, legal: [String]) -> RPCError {
        let choice = legal.isEmpty ? "" : "; possible now: \(legal.joined(separator: ", "))"
        let violations =
            [GoogleRPCPreconditionFailure.Violation(type: reason, subject: "ticket", description: message)]
            + legal.map { .init(type: "LEGAL_CHOICE", subject: $0, description: $0) }
        return RPCError(
            .failedPrecondition, reason: reason, message: message + choice,
            metadata: [("legal", legal.joined(separator: ","))]
        ).with(detail: GoogleRPCPreconditionFailure(violations: violations))
    }

    private static func precondition(reason: String, status: String, message: String) -> RPCError {
        let violation = GoogleRPCPreconditionFailure.Violation(type: reason, subject: status, description: message)
        return RPCError(.failedPrecondition, reason: reason, message: message, metadata: [("status", status)])
            .with(detail: GoogleRPCPreconditionFailure(violations: [violation]))
    }

    private static var staleETag: RPCError {
        RPCError(
            .aborted, reason: "STALE_ETAG",
            message: "somebody else changed the ticket since you read it; read it again and repeat the change")
    }

    private static func requestIDReused(_ id: String) -> RPCError {
        RPCError(
            .alreadyExists, reason: "REQUEST_ID_REUSED",
            message: "request_id \"\(id)\" was used for another request; use a new one for a new request")
    }
}

extension GoogleRPCBadRequest.FieldViolation {
    init(_ violation: TicketCore.FieldViolation) {
        self.init(field: violation.field, description: violation.description, reason: violation.reason)
    }
}
