/// What kind of mail came, for the question whether it may be answered automatically (RFC 3834).
public enum MailClassification: Sendable, Hashable {
    /// A person wrote it, as far as can be told.
    case personal
    /// A program sent it.
    case automatic(Sign)
    /// A mail server says what became of a mail of ours; the report is nil if it is not in the form of RFC 3464.
    case bounce(DeliveryReport?)
    /// It came through a mailing list or in bulk.
    case list(Sign)
    /// We sent it ourselves.
    case own

    /// By what it was recognised.
    public enum Sign: Sendable, Hashable {
        /// A field of this name.
        case field(String)
        /// An author that no person has, such as `noreply@`.
        case author
    }

    /// Whether a program may answer it. An answer that a person writes is never held back.
    public var mayBeAnsweredAutomatically: Bool { self == .personal }
}
