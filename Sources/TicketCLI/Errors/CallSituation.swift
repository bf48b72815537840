/// What the program knows of a call that failed, beside the error.
struct CallSituation: Sendable, Hashable {
    /// Where the server was looked for.
    var server = "127.0.0.1:7411"
    /// Whether a token was sent.
    var hasToken = false
    /// What the command is about.
    var subject = CallSubject.none
    /// The id under which a change was asked for; nil for commands that only read.
    var requestID: String?
}
