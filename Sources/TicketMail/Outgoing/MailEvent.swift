/// What a mail of ours is about. Its raw value names the template.
public enum MailEvent: String, Sendable, Hashable, CaseIterable {
    /// A ticket was created; goes to its requester.
    case created
    /// An agent, or another participant, wrote something for all to read.
    case publicReply = "public-reply"
    /// The status changed.
    case statusChanged = "status-changed"
    /// The ticket is solved.
    case resolved
    /// The ticket was closed.
    case closed
    /// Somebody asked to set a new password.
    case passwordReset = "password-reset"
    /// Somebody asked by mail where the ticket stands.
    case statusAnswer = "status-answer"
    /// The recipient was put in CC, and hears no more.
    case ccAdded = "cc-added"
    /// The recipient was put in CC, and gets every public update.
    case ccFollows = "cc-follows"
    /// The desk says something by itself.
    case deskMessage = "desk-message"
    /// The recipient's mail has come, and no ticket was made of it.
    case mailReceived = "mail-received"

    /// Whether the mail holds a person's words, so that a program's answer to it is one to a person (RFC 3834, 5).
    public var isPersonal: Bool { self == .publicReply }
}
