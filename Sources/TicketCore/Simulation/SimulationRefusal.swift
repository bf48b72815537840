/// A refusal as a simulation tells it, where no call is there to fail.
public struct SimulationRefusal: Sendable, Hashable {
    /// For programs, in upper snake case, such as `ILLEGAL_TRANSITION`.
    public var reason: String
    /// For people.
    public var message: String
    /// What might have been asked for instead.
    public var legal: [String]

    /// What a refusal says.
    public init(_ refusal: Refusal) {
        switch refusal {
        case .invalid(let violations):
            self.init(
                violations.first?.reason ?? "INVALID_ARGUMENT",
                violations.map { "\($0.field): \($0.description)" }.joined(separator: "; "))
        case .notFound(let what): self.init("NOT_FOUND", "there is no \(what)")
        case .forbidden(let reason, let message): self.init(reason, message)
        case .illegalTransition(let from, let to, let legal):
            self.init("ILLEGAL_TRANSITION", "the ticket is \(from) and cannot become \(to)", legal)
        case .commentsClosed(let status):
            self.init("COMMENTS_CLOSED", "the ticket is \(status) and takes no more comments")
        case .notEditable(let status):
            self.init("NOT_EDITABLE", "the ticket is \(status) and its fields stay as they are")
        case .conflict(let reason, let message, let legal): self.init(reason, message, legal)
        case .staleRevision: self.init("STALE_ETAG", "the ticket has changed since")
        case .requestIDReused(let id): self.init("REQUEST_ID_REUSED", "request_id \"\(id)\" was used before")
        }
    }

    private init(_ reason: String, _ message: String, _ legal: [String] = []) {
        self.reason = reason
        self.message = message
        self.legal = legal
    }
}
