/// The way by which a ticket or a comment came in.
public enum Channel: String, Sendable, Hashable, Codable, CaseIterable {
    /// A program that called the API.
    case api
    /// An app or a portal that speaks for a person.
    case app
    /// A live chat.
    case chat
    /// Electronic mail.
    case mail
}
