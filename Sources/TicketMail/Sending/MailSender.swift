public import TicketCore

/// Hands mails over. ``SMTPSender`` is the one that does; tests have others.
public protocol MailSender: Sendable {
    /// Sends a mail of these bytes to one recipient; `sender` is where reports go to, nil for none.
    func send(_ bytes: [UInt8], from sender: EmailAddress?, to recipient: EmailAddress) async -> DeliveryOutcome
}
