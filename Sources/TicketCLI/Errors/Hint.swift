internal import TTRPC
internal import TicketClient
internal import TicketMessages

/// What to do after a call failed.
struct Hint {
    let error: RPCError
    let situation: CallSituation

    /// One sentence that names a command or an option; nil where the error says it all.
    var text: String? {
        switch error.code {
        case .unauthenticated: unauthenticated
        case .permissionDenied: "`ticketctl whoami` shows who your token stands for and what it allows"
        case .notFound: notFound
        case .invalidArgument: invalidArgument
        case .failedPrecondition: failedPrecondition
        case .aborted: aborted
        case .alreadyExists: alreadyExists
        case .unavailable: unavailable
        case .deadlineExceeded: deadlineExceeded
        case .resourceExhausted: resourceExhausted
        case .unimplemented: unimplemented
        case .internal, .unknown, .dataLoss: "the server's log says more"
        case .outOfRange, .cancelled, .ok: nil
        }
    }

    private var unauthenticated: String {
        if error.reason == "SESSION_ENDED" { return "`ticketctl login` begins another one" }
        if error.reason == "WRONG_CREDENTIALS" {
            return "`ticketctl password reset` has a mail sent with which you can set one"
        }
        let advice = "`ticketd serve --dev` prints tokens when it starts and keeps them in its dev.json"
        return situation.hasToken
            ? "the token in --token or TICKET_TOKEN is not one of this server's; \(advice)"
            : "set --token or TICKET_TOKEN; \(advice)"
    }

    private var unimplemented: String {
        if case .method = situation.subject { return "ticketd has reflection unless its setting `reflection` is off" }
        return "the server does not know this call; is \(situation.server) a ticketd, and as new as this ticketctl?"
    }

    private var notFound: String? {
        switch situation.subject {
        case .ticket: "`ticketctl ticket list` shows the tickets that you may see; `ticketctl whoami` shows who you are"
        case .attachment: "`ticketctl attachment list NUMBER` shows the files of a ticket that you may read"
        case .desk: "`ticketctl desk list` shows the desks"
        case .method: nil
        case .none: "`ticketctl whoami` shows who you are"
        }
    }

    private var invalidArgument: String? {
        if case .method(let name) = situation.subject { return "`ticketctl describe \(name)` shows what it takes" }
        for violation in error.fieldViolations {
            switch (violation.field, situation.subject) {
            case ("ticket.desk", _): return "`ticketctl desk list` shows the desks"
            case ("ticket.issue_type", .desk(let key)): return "`ticketctl desk show \(key)` shows its issue types"
            case ("status", .ticket(let number)):
                return "`ticketctl ticket transitions \(number)` shows the moves that you may make"
            case ("page_token", _):
                return "a page token works with the options it came with; begin again without --page-token"
            case ("cursor", _): return "begin again with --from-start, or without --cursor for what happens from now on"
            case (let field, .ticket(let number)) where field.hasSuffix("etag"):
                return "`ticketctl ticket get \(number)` shows the etag"
            default: continue
            }
        }
        return nil
    }

    private var failedPrecondition: String? {
        guard case .ticket(let number) = situation.subject else { return nil }
        if let first = error.legalTransitions.first {
            let others = error.legalTransitions.dropFirst()
            let choice = others.isEmpty ? "" : " (or \(others.joined(separator: ", ")))"
            return "`ticketctl ticket transition \(number) \(first)`\(choice)"
        }
        switch error.reason {
        case "COMMENTS_CLOSED": return "`ticketctl ticket create` submits a new ticket"
        case "ASSIGNEE_REQUIRED": return "`ticketctl ticket assign \(number) me` takes it"
        case "REASON_REQUIRED": return "--reason says why"
        case "TICKET_DELETED": return "`ticketctl ticket undelete \(number)` brings it back"
        case "TICKET_MERGED": return "`ticketctl ticket unmerge \(number)` takes it out again"
        case nil, "ILLEGAL_TRANSITION", "TRACK_NOT_READY":
            return "`ticketctl ticket transitions \(number)` shows the moves that you may make"
        default: return nil
        }
    }

    private var aborted: String {
        guard case .ticket(let number) = situation.subject else { return "read it again and repeat the change" }
        return
            "`ticketctl ticket get \(number)` shows the ticket as it is now, with its new etag; then repeat the change"
    }

    private var alreadyExists: String? {
        error.reason == "REQUEST_ID_REUSED" ? "leave --request-id out, or give one that was never used" : nil
    }

    private var unavailable: String {
        let server = situation.server
        if error.mayHaveExecuted, let repetition { return repetition }
        if error.isTLSFailure {
            return
                "--tls-ca names the CA of the server, --tls-certificate and --tls-key your own certificate and its key"
        }
        if error.reason != nil { return "try again in a moment" }
        return
            "is ticketd running at \(server)? start it with `ticketd serve --dev`, or name another with --server or TICKET_SERVER"
    }

    private var deadlineExceeded: String {
        let advice = "--timeout SECONDS waits longer"
        return repetition.map { "\(advice); \($0)" } ?? advice
    }

    private var resourceExhausted: String {
        guard let delay = error.retryDelay else { return "try again later" }
        let (seconds, attoseconds) = delay.components
        let secondsRoundedUp = min(max(seconds, 0), 86_400) + (attoseconds > 0 ? 1 : 0)
        return "try again in \(max(secondsRoundedUp, 1)) s"
    }

    /// How to find out whether a change was made, without making it twice.
    private var repetition: String? {
        situation.requestID.map { "the change may have been made; repeat it with --request-id \($0) to have it once" }
    }
}
