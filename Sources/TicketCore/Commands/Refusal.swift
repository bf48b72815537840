/// Why a command or a read is not carried out. Nothing has changed.
public enum Refusal: Error, Sendable, Hashable {
    /// Fields are wrong whatever the state; every one at fault is named.
    case invalid([FieldViolation])
    /// There is no such thing, or the actor may not know of it.
    case notFound(what: String)
    /// The actor may see it and may not do this.
    case forbidden(reason: String, message: String)
    /// The workflow has no such move; `legal` are the statuses to which the actor may move it now.
    case illegalTransition(from: String, to: String, legal: [String])
    /// In this status comments are not taken.
    case commentsClosed(status: String)
    /// In this status the ticket's fields are not changed by customers.
    case notEditable(status: String)
    /// The state forbids it. The reason is in upper snake case, such as `ASSIGNEE_REQUIRED`, the message says what to
    /// do; `legal` are what may be asked for instead: statuses, states of a track or tiers, as the command has them.
    case conflict(reason: String, message: String, legal: [String])
    /// Somebody else changed the ticket since the caller read it.
    case staleRevision(expected: Int64, present: Int64)
    /// The request id was used before, with another body.
    case requestIDReused(String)
}
