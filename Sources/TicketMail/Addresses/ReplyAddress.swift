public import TicketCore

/// An address that was given to one participant of a ticket: `reply+TICKET.PARTICIPANT.CODE@domain`.
///
/// It proves that we gave it to this participant of this ticket, and nothing about who uses it: addresses are
/// forwarded, and mail is never identity. Whoever takes a mail in compares the sender with the participant.
public struct ReplyAddress: Sendable, Hashable {
    /// What a mail to it does. Its raw value is what the address begins with.
    public enum Purpose: String, Sendable, Hashable, CaseIterable {
        /// It is written on the ticket.
        case reply
        /// Its participant gets no more copies.
        case unsubscribe

        var signedName: String {
            switch self {
            case .reply: "ticketd reply address 1"
            case .unsubscribe: "ticketd unsubscribe address 1"
            }
        }
    }

    /// The ticket's number; from 1.
    public let ticketNumber: Int64
    /// Which of the ticket's participants it was given to: a number that is theirs inside the ticket, from 0.
    public let participant: Int64
    /// What a mail to it does.
    public let purpose: Purpose

    /// The address of a participant of a ticket; nil if a number is out of range.
    public init?(ticketNumber: Int64, participant: Int64, purpose: Purpose = .reply) {
        guard ticketNumber > 0, (0...Self.participantMax).contains(participant) else { return nil }
        self.ticketNumber = ticketNumber
        self.participant = participant
        self.purpose = purpose
    }

    /// The most that fits in a local part beside the largest ticket number and the longest purpose (RFC 5321,
    /// 4.5.3.1.1).
    public static let participantMax: Int64 = 9_999_999_999_999_999

    /// The address in a tenant's domain; nil if the domain is none.
    public func address(tenant: String, domain: String, keys: MailKeys) -> EmailAddress? {
        EmailAddress("\(purpose.rawValue)+\(token(tenant: tenant, keys: keys))@\(domain)")
    }

    /// What of the address says all that it says, for places where a whole address does not fit.
    public func token(tenant: String, keys: MailKeys) -> String {
        "\(ticketNumber).\(participant).\(keys.sign(signed(tenant: tenant)))"
    }

    /// What an address says, if it is one that we gave out in this tenant and domain; else nil.
    public init?(verifying address: EmailAddress, tenant: String, domain: String, keys: MailKeys) {
        let text = address.text.lowercased()
        guard let at = text.lastIndex(of: "@"), text[at...].dropFirst() == domain.lowercased(),
            let purpose = Purpose.allCases.first(where: { text.hasPrefix($0.rawValue + "+") })
        else { return nil }
        let token = text[..<at].dropFirst(purpose.rawValue.count + 1)
        self.init(verifying: token, purpose: purpose, tenant: tenant, keys: keys)
    }

    /// What a token says, if it is one that we gave out for this purpose in this tenant; else nil.
    public init?(verifying token: some StringProtocol, purpose: Purpose, tenant: String, keys: MailKeys) {
        let fields = token.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard fields.count == 3, let ticket = PlainNumber.read(fields[0]),
            let participant = PlainNumber.read(fields[1]),
            let reply = ReplyAddress(ticketNumber: ticket, participant: participant, purpose: purpose),
            keys.verify(fields[2], reply.signed(tenant: tenant))
        else { return nil }
        self = reply
    }

    /// Whether an address has the form of ours, truly signed or not.
    static func hasForm(_ address: EmailAddress) -> Bool {
        Purpose.allCases.contains { address.text.lowercased().hasPrefix($0.rawValue + "+") }
    }

    private func signed(tenant: String) -> [String] {
        [purpose.signedName, tenant, String(ticketNumber), String(participant)]
    }
}
