public import TicketCore
public import TicketMail

/// How mail goes out and comes in. Without it nothing is delivered, and mail about tickets waits.
public struct MailSettings: Sendable {
    /// The domain whose mail comes to this server. Key `mail.domain`, variable `TICKETD_MAIL_DOMAIN`.
    public var domain: String
    /// The servers that take our mail, tried in this order. Keys `mail.servers`, `mail.security`, `mail.user` and
    /// `mail.password_file`. Nil delivers nothing.
    public var smtp: SMTPSettings?
    /// The desks' addresses that are not `KEY@domain`, by the desks' keys. Key `mail.desk_addresses`, a list of
    /// `KEY=ADDRESS`.
    public var deskAddresses: [String: EmailAddress] = [:]
    /// Where a ticket can be read, with `{ticket}`. Key `mail.ticket_url`.
    public var ticketURL: String?
    /// Where one click ends copies, with `{token}`. Key `mail.unsubscribe_url`.
    public var unsubscribeURL: String?
    /// Where a new password is set, with `{token}`. Key `mail.reset_url`; nil mails the token alone.
    public var resetURL: String?
    /// How many mails are on the way at a time, 1 to 64. Key `mail.parallel`, default 4.
    public var parallel = 4
    /// How much may lie in quarantine. Keys `mail.quarantine.mails` and `mail.quarantine.bytes`.
    public var quarantine = QuarantineLimits()
    /// Where mail servers bring mail by LMTP. Key `mail.lmtp.listen`; nil listens nowhere.
    public var lmtp: ListenAddress?
    /// A mailbox whose mail is fetched by IMAP. Keys under `mail.imap`; nil fetches nothing.
    public var imap: IMAPSettings?

    /// Settings for a domain.
    public init(domain: String) {
        self.domain = domain
    }

    /// What a house is made of. Nil if the domain is none, which ``ServerSettings`` refuses before.
    func house(keys: MailKeys) -> MailHouse? {
        var house = MailHouse(
            domain: domain, deskAddresses: deskAddresses, ticketURL: ticketURL, unsubscribeURL: unsubscribeURL,
            keys: keys)
        house?.resetURL = resetURL
        return house
    }
}
