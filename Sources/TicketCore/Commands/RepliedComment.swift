/// What has to be known of a comment that a reply answers.
public enum RepliedComment: Sendable, Hashable {
    /// Everybody who sees the ticket sees it.
    case visible
    /// It is a note among staff.
    case note
}
