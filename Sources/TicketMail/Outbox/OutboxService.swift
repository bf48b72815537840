public import Logging
public import ServiceLifecycle
public import TicketCore

/// Takes mails out of the outbox as they become due, writes them, hands them over, and notes what became of them.
///
/// A mail is delivered at least once: if this process ends between a server's answer and the note, the mail is sent
/// again, with the same Message-ID.
public final class OutboxService: Service {
    /// How much is done at a time.
    public struct Options: Sendable, Hashable {
        /// How many mails are on the way at a time.
        public var mailsMax = 8
        /// How long a mail is nobody else's after it was taken out: longer than all servers may take together.
        public var lease = Duration.seconds(30 * 60)
        /// The longest time without a look into the outbox.
        public var pause = Duration.seconds(15)
        /// How long a mail that was sent, or is dead, is remembered.
        public var kept = Duration.seconds(30 * 86_400)

        /// The usual ones.
        public init() {}
    }

    private let store: any TicketStore
    private let writer: TicketMailWriter
    private let sender: any MailSender
    private let policy: OutboxPolicy
    private let options: Options
    private let clock: @Sendable () -> Timestamp
    private let logger: Logger
    private let alarm = Alarm()
    private let pruning: MailPruning

    /// - Parameters:
    ///   - store: where the mails are.
    ///   - writer: makes mails of the entries.
    ///   - sender: hands them over.
    ///   - clock: the time of day; the store's own.
    public init(
        store: any TicketStore, writer: TicketMailWriter, sender: any MailSender,
        policy: OutboxPolicy = OutboxPolicy(), options: Options = Options(),
        clock: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        self.store = store
        self.writer = writer
        self.sender = sender
        self.policy = policy
        self.options = options
        self.clock = clock
        self.logger = logger
        pruning = MailPruning(store: store, kept: options.kept)
    }

    /// Delivers until the graceful shutdown, or until it is cancelled. A mail that is on the way then is finished, as
    /// far as its sender lets it.
    public func run() async {
        let commits = store.commits()
        await withTaskCancellationOrGracefulShutdownHandler {
            await withTaskGroup { group in
                group.addTask { [alarm] in
                    for await _ in commits { alarm.ring() }
                }
                while !alarm.isOver {
                    let pause = await deliverDueThenPause()
                    if let pause { await alarm.wait(for: pause) }
                }
                group.cancelAll()
            }
        } onCancelOrGracefulShutdown: { [alarm, sender] in
            alarm.end()
            sender.stop()
        }
    }

    /// Delivers what is due now, up to as many mails as are on the way at a time; tells whether there were that many.
    ///
    /// - Throws: what the store throws. Mails that were taken out are due again when their lease ends.
    public func deliverDue() async throws -> Bool {
        let time = clock()
        let until = time.advanced(byMicroseconds: options.lease.wholeMicroseconds)
        let mails = try await store.claimMail(at: time, leasedUntil: until, limit: options.mailsMax)
        try await withThrowingTaskGroup { group in
            for mail in mails { group.addTask { try await self.deliver(mail) } }
            try await group.waitForAll()
        }
        return mails.count >= options.mailsMax
    }

    private func deliver(_ mail: QueuedMail) async throws {
        let result = try await attempt(mail)
        log(result, of: mail)
        try await store.settleMail(mail.id, tenant: mail.tenant, result, at: clock())
    }

    private func attempt(_ mail: QueuedMail) async throws -> MailResult {
        if mail.isSuppressed { return .dead(failure: "suppressed", suppressing: false) }
        if policy.isStale(mail, at: clock()) { return .dead(failure: "expired", suppressing: false) }
        switch try await writer.write(mail, at: clock()) {
        case .outdated: return .dropped
        case .unwritable(let reason): return .dead(failure: reason, suppressing: false)
        case .mail(let bytes, let sender, let recipient):
            let outcome = await self.sender.send(bytes, from: sender, to: recipient)
            var random = SystemRandomNumberGenerator()
            return policy.result(after: outcome, of: mail, at: clock(), random: &random)
        }
    }

    /// What may be in a log: no addresses, and no words of a server, which repeat them.
    private func log(_ result: MailResult, of mail: QueuedMail) {
        var metadata: Logger.Metadata = [
            "mail": "\(mail.id)", "ticket": "\(mail.entry.ticketNumber)", "attempt": "\(mail.attempts)",
        ]
        switch result {
        case .sent: logger.debug("mail delivered", metadata: metadata)
        case .dropped: logger.debug("mail not needed any more", metadata: metadata)
        case .retry(_, let failure):
            metadata["failure"] = "\(failure)"
            logger.info("mail not delivered yet", metadata: metadata)
        case .dead(let failure, _):
            metadata["failure"] = "\(failure)"
            logger.warning("mail given up", metadata: metadata)
        }
    }

    /// How long to wait after a look into the outbox; nil if there may be more to do.
    private func deliverDueThenPause() async -> Duration? {
        do {
            if try await deliverDue() { return nil }
            try await pruning.prune(at: clock())
            guard let due = try await store.nextMailDueTime() else { return options.pause }
            let (left, overflow) = due.microsecondsSinceEpoch
                .subtractingReportingOverflow(clock().microsecondsSinceEpoch)
            return overflow ? options.pause : min(options.pause, max(.milliseconds(1), .microseconds(left)))
        } catch StoreFailure.closed {
            alarm.end()
            return nil
        } catch {
            logger.error("the outbox failed; mails wait", metadata: ["error": "\(type(of: error))"])
            return options.pause
        }
    }
}
