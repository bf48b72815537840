public import Logging
public import ServiceLifecycle
internal import Synchronization
public import TicketCore

/// Takes mails out of the outbox as they become due, hands them over, and writes down what became of them.
///
/// A mail is delivered at least once: if this process ends between a server's answer and the writing down, the mail
/// is sent again, with the same Message-ID.
public final class OutboxDelivery: Service {
    /// How much is done at a time.
    public struct Options: Sendable, Hashable {
        /// How many mails are on the way at a time.
        public var mailsMax = 8
        /// How long a mail is nobody else's after it was taken out: longer than all servers may take together.
        public var lease = Duration.seconds(30 * 60)
        /// The longest time without a look into the outbox, for mails that others put in.
        public var pause = Duration.seconds(15)

        /// The usual ones.
        public init() {}
    }

    private let outbox: any Outbox
    private let sender: any MailSender
    private let policy: OutboxPolicy
    private let options: Options
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    private let alarm = Alarm()

    /// - Parameters:
    ///   - outbox: where the mails are.
    ///   - sender: hands them over.
    ///   - now: the time of day.
    public init(
        outbox: any Outbox, sender: any MailSender, policy: OutboxPolicy = OutboxPolicy(), options: Options = Options(),
        logger: Logger, now: @escaping @Sendable () -> Timestamp
    ) {
        self.outbox = outbox
        self.sender = sender
        self.policy = policy
        self.options = options
        self.logger = logger
        self.now = now
    }

    /// Says that a mail was put in, so that it need not wait for the next look.
    public func wake() {
        alarm.ring()
    }

    /// Delivers until the graceful shutdown, or until it is cancelled. A mail that is on the way then is finished.
    public func run() async {
        await withTaskCancellationOrGracefulShutdownHandler {
            while !alarm.isOver {
                let pause = await deliverDueThenPause()
                if let pause { await alarm.wait(for: pause) }
            }
        } onCancelOrGracefulShutdown: { [alarm] in
            alarm.end()
        }
    }

    /// Delivers what is due now, up to as many mails as are on the way at a time; tells whether there were that many.
    ///
    /// - Throws: what the outbox throws. Mails that were taken out are due again when their lease ends.
    public func deliverDue() async throws -> Bool {
        let time = now()
        let until = time.advanced(byMicroseconds: options.lease.wholeMicroseconds)
        let mails = try await outbox.claimDue(at: time, leasedUntil: until, limit: options.mailsMax)
        try await withThrowingTaskGroup { group in
            for mail in mails { group.addTask { try await self.deliver(mail) } }
            try await group.waitForAll()
        }
        return mails.count >= options.mailsMax
    }

    private func deliver(_ mail: OutboxMail) async throws {
        if try await outbox.isSuppressed(mail.recipient, tenant: mail.tenant) {
            return try await outbox.deadLetter(mail.id, .suppressed, at: now(), suppressing: false)
        }
        let outcome = await sender.send(mail.bytes, from: mail.sender, to: mail.recipient)
        let time = now()
        var random = SystemRandomNumberGenerator()
        let step = policy.step(after: outcome, of: mail, at: time, random: &random)
        log(outcome, step, of: mail)
        switch (step, outcome) {
        case (.sent, _): try await outbox.markSent(mail.id, at: time)
        case (.retry(let due), .transient(let failure)), (.retry(let due), .unknown(let failure)):
            try await outbox.markRetry(mail.id, at: due, after: failure)
        case (.dead(let reason), _): try await outbox.deadLetter(mail.id, reason, at: time, suppressing: false)
        case (.deadAndSuppressed(let reason), _):
            try await outbox.deadLetter(mail.id, reason, at: time, suppressing: true)
        case (.retry, _): break
        }
    }

    /// What may be in a log: no addresses, and no words of a server, which repeat them.
    private func log(_ outcome: DeliveryOutcome, _ step: OutboxPolicy.Step, of mail: OutboxMail) {
        var metadata: Logger.Metadata = ["mail": "\(mail.id)", "attempt": "\(mail.attemptCount)"]
        switch outcome {
        case .delivered: return logger.debug("mail delivered", metadata: metadata)
        case .transient(let failure), .permanent(let failure), .unknown(let failure):
            metadata["stage"] = "\(failure.stage.rawValue)"
            if let code = failure.replyCode { metadata["code"] = "\(code)" }
        }
        if case .retry = step {
            logger.info("mail not delivered yet", metadata: metadata)
        } else {
            logger.warning("mail given up", metadata: metadata)
        }
    }

    /// How long to wait after a look into the outbox; nil if there may be more to do.
    private func deliverDueThenPause() async -> Duration? {
        do {
            if try await deliverDue() { return nil }
            guard let due = try await outbox.nextDueTime() else { return options.pause }
            let (left, overflow) = due.microsecondsSinceEpoch
                .subtractingReportingOverflow(now().microsecondsSinceEpoch)
            return overflow ? options.pause : min(options.pause, max(.milliseconds(1), .microseconds(left)))
        } catch {
            logger.error("the outbox failed; mails wait", metadata: ["error": "\(type(of: error))"])
            return options.pause
        }
    }
}
