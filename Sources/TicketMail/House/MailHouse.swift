public import TicketCore

/// What mail of ours has in common: the domain that replies go to, the desks' addresses, and the keys that sign.
public struct MailHouse: Sendable {
    /// The domain whose mail comes to us.
    public let domain: String
    /// The desks' addresses, by key, where these are not `KEY@domain`.
    public let deskAddresses: [String: EmailAddress]
    /// Where a ticket can be read, with `{ticket}` for its number; nil for nowhere.
    public let ticketURL: String?
    /// Where one click ends copies, an `https` address with `{token}`; nil for by mail alone.
    public let unsubscribeURL: String?
    /// Where a new password is set, with `{token}`; nil brings the token alone.
    public var resetURL: String?
    /// The token of a reset; nil if it cannot be made any more.
    public var resetToken: @Sendable (PasswordReset) -> String? = { _ in nil }
    /// What signs addresses and Message-IDs.
    let keys: MailKeys

    /// A house; nil if the domain is none.
    public init?(
        domain: String, deskAddresses: [String: EmailAddress] = [:], ticketURL: String? = nil,
        unsubscribeURL: String? = nil, keys: MailKeys
    ) {
        guard let bounces = EmailAddress("bounces@\(domain)") else { return nil }
        bounceAddress = bounces
        self.domain = String(bounces.text.drop { $0 != "@" }.dropFirst())
        self.deskAddresses = deskAddresses
        self.ticketURL = ticketURL
        self.unsubscribeURL = unsubscribeURL
        self.keys = keys
    }

    /// Where reports about our mail go to.
    public let bounceAddress: EmailAddress

    /// From whom mail comes that no desk writes. Nothing reads it.
    var ownAddress: EmailAddress { EmailAddress("no-reply@\(domain)") ?? bounceAddress }

    /// The address of a desk; nil for a key that no address can have.
    public func address(ofDesk key: String) -> EmailAddress? {
        deskAddresses[key] ?? EmailAddress("\(key)@\(domain)")
    }

    /// The key of the desk whose address this is, whether or not there is such a desk; nil for any other address.
    func desk(at address: EmailAddress) -> String? {
        let wanted = address.comparisonKey
        if let named = deskAddresses.first(where: { $0.value.comparisonKey == wanted }) { return named.key }
        guard wanted.hasSuffix("@\(domain)") else { return nil }
        let key = String(wanted.dropLast(domain.utf8.count + 1))
        return deskAddresses[key] == nil && !key.contains("+") ? key : nil
    }

    /// Whether mail to an address comes to us.
    func isOurs(_ address: EmailAddress) -> Bool {
        address.comparisonKey.hasSuffix("@\(domain)") || desk(at: address) != nil
    }

    /// Where a ticket can be read.
    func link(toTicket number: Int64) -> String? {
        ticketURL?.replacing("{ticket}", with: String(number))
    }
}
