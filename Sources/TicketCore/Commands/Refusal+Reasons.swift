extension Refusal {
    /// The ticket of a request is not there, or not for the actor to know of.
    static func ticketNotFound(_ request: CommandRequest) -> Refusal {
        .notFound(what: "ticket \(request.command.ticketNumber ?? 0)")
    }

    /// The actor may see the ticket and may not do this.
    public static func forbidden(_ operation: Operation) -> Refusal {
        switch operation {
        case .createTicket, .readTicket, .comment, .readEvents, .readDesks:
            .forbidden(reason: "MISSING_SCOPE", message: "the token does not have the scope \(scope(operation))")
        case .updateTicket, .transitionTicket, .setTrack, .setCustomFields, .changeParticipants, .rateTicket:
            .forbidden(
                reason: "NOT_YOUR_TICKET",
                message: "only its requester and the desk's staff may do this with the ticket "
                    + "(a service needs the scope \(scope(operation)))")
        case .createTicketForOther, .readInternal, .writeInternalNote, .assignTicket, .escalateTicket, .linkTickets,
            .mergeTickets, .tagTicket, .moveTicket, .applyMacro:
            .forbidden(
                reason: "STAFF_ONLY",
                message: "only the desk's staff may do this (a service needs the scope \(scope(operation)))")
        case .deleteTicket, .manageDesks, .managePeople:
            .forbidden(
                reason: "ADMIN_ONLY",
                message: "only the desk's admins may do this (a service needs the scope \(scope(operation)))")
        case .reviewMail:
            .forbidden(reason: "STAFF_ONLY", message: "only the desk's staff may do this, and no service")
        case .manageMail:
            .forbidden(reason: "ADMIN_ONLY", message: "only the desk's admins may do this, and no service")
        case .ingestMail:
            .forbidden(
                reason: "SERVICE_ONLY", message: "only a service with the scope \(scope(operation)) brings in mail")
        case .manageTokens, .readAuditLog:
            .forbidden(reason: "ADMIN_ONLY", message: "only the desk's admins may do this, as themselves")
        case .actAsPerson:
            .forbidden(
                reason: "SERVICE_ONLY",
                message: "only services with the scope \(scope(operation)) may act for others")
        case .fireTimer: .forbidden(reason: "SYSTEM_ONLY", message: "only ticketd itself does this")
        }
    }

    private static func scope(_ operation: Operation) -> String { operation.scope?.rawValue ?? "" }

    /// The ticket is deleted.
    static let deleted = Refusal.conflict(
        reason: "TICKET_DELETED", message: "the ticket is deleted; undelete it first", legal: [])

    /// The ticket was merged into another.
    static func merged(into number: Int64) -> Refusal {
        .conflict(
            reason: "TICKET_MERGED",
            message: "the ticket was merged into \(number); do this there, or unmerge it first",
            legal: [])
    }

    /// A comment with files would become a new ticket, for which they were not uploaded.
    static let filesOnFollowUp = Refusal.conflict(
        reason: "FILES_ON_FOLLOW_UP",
        message: "the ticket is closed, so the comment becomes a new ticket; send it without files, then upload them "
            + "for that",
        legal: [])

    /// Somebody is to get a ticket who cannot.
    static func notStaff(_ id: String) -> Refusal {
        .invalid([
            FieldViolation(
                field: "assignee", reason: "NOT_STAFF", description: "\"\(id)\" is nobody of the desk's staff")
        ])
    }

    /// Why, for programs and for people, in short.
    var reasonAndMessage: (reason: String, message: String) {
        switch self {
        case .invalid(let violations):
            (
                violations.first?.reason ?? "INVALID",
                violations.map { "\($0.field): \($0.description)" }.joined(separator: "; ")
            )
        case .notFound(let what): ("NOT_FOUND", "there is no \(what)")
        case .forbidden(let reason, let message): (reason, message)
        case .illegalTransition(let from, let to, _):
            ("ILLEGAL_TRANSITION", "the ticket is \(from), and system may not bring it to \(to)")
        case .commentsClosed(let status): ("COMMENTS_CLOSED", "the ticket is \(status), where no comments are taken")
        case .notEditable(let status): ("NOT_EDITABLE", "the ticket is \(status), where its fields stay as they are")
        case .conflict(let reason, let message, _): (reason, message)
        case .staleRevision: ("STALE_REVISION", "somebody else changed the ticket")
        case .requestIDReused(let id): ("REQUEST_ID_REUSED", "the request id \(id) was used before")
        }
    }

    /// A timer cannot be started, because nothing says when it runs out.
    static func timerOutOfReach(_ key: String) -> Refusal {
        .conflict(
            reason: "TIMER_OUT_OF_REACH",
            message: "the desk's hours do not say when the timer \(key) runs out; have its admin look at them",
            legal: [])
    }
}

extension FieldViolation {
    static func unknownDesk(_ key: String, field: String) -> FieldViolation {
        FieldViolation(
            field: field, reason: "UNKNOWN_DESK",
            description: key.isEmpty ? "name the desk; DeskService.ListDesks has them" : "there is no desk \"\(key)\"")
    }

    static func unknownStatus(_ key: String, known: [String]) -> FieldViolation {
        unknown("status", "UNKNOWN_STATUS", key, known: known)
    }

    /// A key that is none of those that the desk has.
    static func unknown(_ field: String, _ reason: String, _ key: String, known: [String]) -> FieldViolation {
        FieldViolation(
            field: field, reason: reason,
            description: known.isEmpty
                ? "the desk has none" : "\"\(key)\" is none of this desk's: \(known.joined(separator: ", "))")
    }
}
