internal import Logging
internal import ServiceLifecycle
internal import TicketCore
internal import TicketKeys
internal import TicketMail

/// Mail out and in, as the settings have it.
struct MailAssembly {
    /// The domain of a development server, which nobody has.
    private static let developmentDomain = "desk.example"

    /// What mail of ours has in common; nil without mail.
    let house: MailHouse?
    /// How much may lie in quarantine.
    let quarantine: QuarantineLimits
    /// Where mail servers bring mail.
    let lmtp: ListenAddress?
    private let imap: IMAPSettings?
    private let sender: (any MailSender)?
    private let parallel: Int

    /// - Parameter folder: where a development server writes mails instead of sending them elsewhere; nil for any other
    ///   server.
    init(_ settings: MailSettings?, keys: ServerKeys, folder: String?) {
        let settings = settings ?? folder.map { _ in MailSettings(domain: Self.developmentDomain) }
        var house = MailKeys(keys.keys(for: "mail")).flatMap { settings?.house(keys: $0) }
        house?.resetToken = { PasswordResetToken.derive(keys, $0.id, digest: $0.digest) }
        self.house = house
        quarantine = settings?.quarantine ?? QuarantineLimits()
        lmtp = settings?.lmtp
        imap = settings?.imap
        parallel = settings?.parallel ?? 1
        // Nobody is to be surprised by mail of a development server, so it talks to no other machine.
        if let smtp = settings?.smtp, folder == nil || smtp.isOnThisMachine {
            sender = SMTPSender(smtp, threadCount: settings?.parallel ?? 1)
        } else {
            sender = folder.map { FolderSender(folder: $0) }
        }
    }

    /// Takes mail in; nil without mail.
    func intake(
        of store: any TicketStore, attachmentLimits: AttachmentLimits, clock: @escaping @Sendable () -> Timestamp
    ) -> MailIntake? {
        house.map { house in
            MailIntake(
                house: house, store: store, contacts: StoredContacts(store: store), quarantine: quarantine,
                attachmentLimits: attachmentLimits, clock: clock)
        }
    }

    /// Listens for mail servers, if it is to. A Unix socket's or a port's trouble ends the start.
    func listener(_ intake: MailIntake?, logger: Logger) async throws -> LMTPListener? {
        guard let intake, let house, let lmtp else { return nil }
        let inbox = LMTPInbox(intake: intake, tenant: Tenant.standard, hostName: house.domain, logger: logger)
        let listener = try await LMTPListener(lmtp, inbox: inbox, logger: logger)
        logger.notice("mail is taken by LMTP", metadata: ["port": "\(listener.port ?? 0)"])
        return listener
    }

    /// Fetches mail from a mailbox, if it is to.
    func poller(_ intake: MailIntake?, logger: Logger) -> MailPoller? {
        guard let intake, let imap else { return nil }
        return MailPoller(imap, intake: intake, tenant: Tenant.standard, logger: logger)
    }

    /// Delivers what waits; says in the log that nothing is, where that is so.
    func outbox(of store: any TicketStore, clock: @escaping @Sendable () -> Timestamp, logger: Logger) -> any Service {
        guard let house, let sender else {
            logger.notice("no mail is sent: \(house == nil ? "mail.domain" : "mail.servers") is not set; mails wait")
            return OutboxKeeper(store: store, clock: clock, logger: logger)
        }
        var options = OutboxService.Options()
        options.mailsMax = parallel
        return OutboxService(
            store: store, writer: TicketMailWriter(house: house, store: store), sender: sender, options: options,
            clock: clock, logger: logger)
    }
}
