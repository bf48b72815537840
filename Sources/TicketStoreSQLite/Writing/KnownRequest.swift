/// What a request id was used for.
struct KnownRequest {
    /// The key of the ticket that was changed; 0 for none.
    var ticket: Int64
    /// The ticket's revision afterwards.
    var revision: Int64
    /// The comment that was added.
    var comment: Int64?
    /// The position of the conversation that was meant; nil for a command on a ticket.
    var conversation: Int64?
    /// The message that was said in it.
    var message: Int64?
}
