public import TicketCore

/// The address that a reply about a ticket goes to: `reply+TICKET.PARTICIPANT.CODE@domain`.
///
/// It proves that we gave it to this participant of this ticket, and nothing about who uses it: addresses are
/// forwarded, and mail is never identity. Whoever takes a mail in compares the sender with the participant.
public struct ReplyAddress: Sendable, Hashable {
    /// The ticket's number; from 1.
    public let ticketNumber: Int64
    /// Which of the ticket's participants it was given to: a number that is theirs inside the ticket, from 0.
    public let participant: Int64

    /// The reply address of a participant of a ticket; nil if a number is out of range.
    public init?(ticketNumber: Int64, participant: Int64) {
        guard ticketNumber > 0, (0...Self.participantMax).contains(participant) else { return nil }
        self.ticketNumber = ticketNumber
        self.participant = participant
    }

    /// The most that fits in a local part beside the largest ticket number (RFC 5321, 4.5.3.1.1).
    public static let participantMax: Int64 = 9_999_999_999_999_999
    private static let name = "reply+"

    /// The address in a tenant's domain; nil if the domain is none.
    public func address(tenant: String, domain: String, keys: MailKeys) -> EmailAddress? {
        let code = keys.sign(signed(tenant: tenant))
        return EmailAddress("\(Self.name)\(ticketNumber).\(participant).\(code)@\(domain)")
    }

    /// What an address says, if it is one that we gave out in this tenant and domain; else nil.
    public init?(verifying address: EmailAddress, tenant: String, domain: String, keys: MailKeys) {
        let text = address.text.lowercased()
        guard let at = text.lastIndex(of: "@"), text[at...].dropFirst() == domain.lowercased(),
            text.hasPrefix(Self.name)
        else { return nil }
        let fields = text[..<at].dropFirst(Self.name.count).split(separator: ".", omittingEmptySubsequences: false)
        guard fields.count == 3, let ticket = PlainNumber.read(fields[0]),
            let participant = PlainNumber.read(fields[1]),
            let reply = ReplyAddress(ticketNumber: ticket, participant: participant),
            keys.verify(fields[2], reply.signed(tenant: tenant))
        else { return nil }
        self = reply
    }

    private func signed(tenant: String) -> [String] {
        ["ticketd reply address 1", tenant, String(ticketNumber), String(participant)]
    }
}
