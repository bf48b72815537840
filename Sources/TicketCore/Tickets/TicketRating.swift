/// What a requester thinks of the service.
public struct TicketRating: Sendable, Hashable {
    /// Within the bounds of the desk's policy.
    public var score: Int
    /// What the requester adds; may be empty.
    public var comment: String
    /// Which of the ticket's endings it is about: 1 for the first time that it was solved or closed.
    public var ending: Int64

    /// A rating with every field given.
    public init(score: Int, comment: String, ending: Int64) {
        self.score = score
        self.comment = comment
        self.ending = ending
    }
}
