/// The Message-ID of a mail of ours: `TICKET.MAIL.CODE@domain`, without brackets.
///
/// It is made of what the mail is and not of chance, so a mail that is sent again has the same, and whoever gets it
/// twice can tell. A reply that refers to it is one to a mail that we wrote about this ticket; who replies, it does
/// not say.
public struct SignedMessageID: Sendable, Hashable {
    /// The ticket's number; 0 for a mail about none.
    public let ticketNumber: Int64
    /// The number of the mail in the outbox of its tenant, from 0.
    public let mail: Int64

    /// The identifier of a mail; nil if a number is negative.
    public init?(ticketNumber: Int64, mail: Int64) {
        guard ticketNumber >= 0, mail >= 0 else { return nil }
        self.ticketNumber = ticketNumber
        self.mail = mail
    }

    /// The text of it in a tenant's domain, without brackets.
    public func text(tenant: String, domain: String, keys: MailKeys) -> String {
        "\(ticketNumber).\(mail).\(keys.sign(signed(tenant: tenant)))@\(domain)"
    }

    /// What a Message-ID says, if it is one that we gave in this tenant and domain; else nil.
    public init?(verifying text: String, tenant: String, domain: String, keys: MailKeys) {
        let text = text.lowercased()
        guard text.utf8.count <= 400, let at = text.lastIndex(of: "@"), text[at...].dropFirst() == domain.lowercased()
        else { return nil }
        let fields = text[..<at].split(separator: ".", omittingEmptySubsequences: false)
        guard fields.count == 3, let ticket = PlainNumber.read(fields[0]), let mail = PlainNumber.read(fields[1]),
            let id = SignedMessageID(ticketNumber: ticket, mail: mail),
            keys.verify(fields[2], id.signed(tenant: tenant))
        else { return nil }
        self = id
    }

    private func signed(tenant: String) -> [String] {
        ["ticketd message id 1", tenant, String(ticketNumber), String(mail)]
    }
}
