extension Refusal {
    /// The ticket of a request is not there, or not for the actor to know of.
    static func ticketNotFound(_ request: CommandRequest) -> Refusal {
        .notFound(what: "ticket \(request.command.ticketNumber ?? 0)")
    }

    /// The actor may see the ticket and may not do this.
    public static func forbidden(_ operation: Operation) -> Refusal {
        switch operation {
        case .updateTicket, .transitionTicket:
            .forbidden(
                reason: "NOT_YOUR_TICKET",
                message: "only its requester and the desk's staff may do this with the ticket "
                    + "(a service needs the scope \(operation.scope.rawValue))")
        case .createTicket, .readTicket, .comment, .readEvents, .readDesks:
            .forbidden(
                reason: "MISSING_SCOPE", message: "the token does not have the scope \(operation.scope.rawValue)")
        }
    }
}

extension FieldViolation {
    static func unknownDesk(_ key: String) -> FieldViolation {
        FieldViolation(
            field: "ticket.desk", reason: "UNKNOWN_DESK",
            description: key.isEmpty ? "name the desk; DeskService.ListDesks has them" : "there is no desk \"\(key)\"")
    }

    static func unknownStatus(_ key: String, known: [String]) -> FieldViolation {
        FieldViolation(
            field: "status", reason: "UNKNOWN_STATUS",
            description: "\"\(key)\" is none of this desk's: \(known.joined(separator: ", "))")
    }
}
