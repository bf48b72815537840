public import TicketCore

/// Hands mails over. ``SMTPSender`` is the one that does; ``FolderSender`` and tests have others.
public protocol MailSender: Sendable {
    /// Sends a mail of these bytes to one recipient; `sender` is where reports go to, nil for none.
    func send(_ bytes: [UInt8], from sender: EmailAddress?, to recipient: EmailAddress) async -> DeliveryOutcome
    /// Sends nothing more; what is on the way is broken off soon.
    func stop()
}

extension MailSender {
    /// Does nothing: for senders that hold nothing.
    public func stop() {}
}
