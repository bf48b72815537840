/// What the server that brings a mail says of it, beside the mail.
public struct MailEnvelope: Sendable, Hashable {
    /// From whom it came; empty if that is not known, `<>` for nobody.
    public var sender: String
    /// For whom it came; empty for those of ours that its header names.
    public var recipients: [String]

    /// An envelope.
    public init(sender: String = "", recipients: [String] = []) {
        self.sender = sender
        self.recipients = recipients
    }

    /// Whether it came from nobody, as reports do (RFC 5321, 4.5.5).
    var hasNullSender: Bool { sender == "<>" }
}
