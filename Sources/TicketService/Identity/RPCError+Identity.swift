internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension RPCError {
    /// Whether the address is unknown or the password wrong is nobody's business.
    static var wrongCredentials: RPCError {
        RPCError(
            .unauthenticated, reason: "WRONG_CREDENTIALS",
            message: "the mail address or the password is wrong; a new password can be had by mail "
                + "(RequestPasswordReset), and so can a first one")
    }

    static var sessionEnded: RPCError {
        RPCError(
            .unauthenticated, reason: "SESSION_ENDED", message: "the session has ended or expired; sign in again")
    }

    static var spentReset: RPCError {
        RPCError(
            .failedPrecondition, reason: "RESET_TOKEN_SPENT",
            message: "the token is unknown, was used or has expired; if you have just used it, sign in, else ask for "
                + "another mail")
    }

    static var noSession: RPCError {
        RPCError(
            .failedPrecondition, reason: "NO_SESSION",
            message: "the token is of no session, so that there is none to end; the operator made it")
    }

    static var tooManyPasswords: RPCError {
        RPCError(
            .resourceExhausted, reason: "PASSWORDS_WAIT",
            message: "too many passwords are being checked; nothing was changed, try again in a second"
        ).with(detail: GoogleRPCRetryInfo(retryDelay: GoogleProtobufDuration(seconds: 1)))
    }

    /// Somebody has to wait. The time is rounded up to seconds.
    static func backoff(_ reason: String, microseconds: Int64) -> RPCError {
        let seconds = (max(0, microseconds) + 999_999) / 1_000_000
        return RPCError(
            .resourceExhausted, reason: reason, message: "too many attempts; wait \(seconds) s before the next one"
        ).with(detail: GoogleRPCRetryInfo(retryDelay: GoogleProtobufDuration(seconds: seconds)))
    }

    init(_ refusal: IdentityRefusal) {
        switch refusal {
        case .addressTaken(let address):
            self.init(
                .alreadyExists, reason: "ADDRESS_TAKEN", message: "somebody else has the mail address \(address)")
        case .tokenWasShown(let id):
            self.init(
                .alreadyExists, reason: "TOKEN_WAS_SHOWN",
                message: "this request has made the token \(id), which cannot be shown again; revoke it and make "
                    + "another if its text is lost",
                metadata: [("id", id)])
        case .certificateTaken:
            self.init(
                .alreadyExists, reason: "CERTIFICATE_TAKEN",
                message: "a service has this name of a certificate; revoke that first")
        case .tooManyTokens:
            self.init(
                .resourceExhausted, reason: "TOO_MANY_TOKENS",
                message: "the service has \(ServiceToken.perServiceMax) tokens, which is the most; revoke one first")
        }
    }
}
