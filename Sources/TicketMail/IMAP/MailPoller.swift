public import Logging
public import ServiceLifecycle
internal import Synchronization
internal import TicketCore

/// Fetches mail from a mailbox and takes it in.
///
/// A mail leaves the mailbox only after what became of it is durable. If this process ends in between, the mail is
/// fetched again and known by what it says; so none is lost and none taken twice. A mailbox that cannot be reached is
/// tried ever more seldom, and holds up nothing else.
public final class MailPoller: Service {
    /// How many mails are taken in one after the other over one connection.
    static let mailsMax = 100
    /// The longest time between two looks at a mailbox that cannot be reached.
    static let pauseMax = Duration.seconds(15 * 60)

    private struct State {
        /// How many looks have failed since the last good one.
        var failureCount = 0
        /// The mails that could not be fetched or taken in, or come again and again: they come last, so that they hold up
        /// no other.
        var troubled: Set<UInt32> = []
    }

    private let settings: IMAPSettings
    private let intake: MailIntake
    private let tenant: String
    private let logger: Logger
    private let limits = MailLimits()
    private let threads = MailThreads(count: 1, waitingMax: 4)
    private let isStopping = StopFlag()
    private let alarm = Alarm()
    private let state = Mutex(State())

    /// - Parameters:
    ///   - settings: the mailbox.
    ///   - intake: takes its mails in.
    ///   - tenant: whose mailbox it is.
    public init(_ settings: IMAPSettings, intake: MailIntake, tenant: String, logger: Logger) {
        self.settings = settings
        self.intake = intake
        self.tenant = tenant
        self.logger = logger
    }

    deinit {
        threads.close()
    }

    /// Looks into the mailbox until the graceful shutdown, or until it is cancelled. A mail that is being taken in then
    /// is finished.
    public func run() async {
        await withTaskCancellationOrGracefulShutdownHandler {
            while !alarm.isOver {
                let pause = await pollThenPause()
                if let pause { await alarm.wait(for: pause) }
            }
        } onCancelOrGracefulShutdown: { [alarm, isStopping] in
            isStopping.set()
            alarm.end()
        }
    }

    /// How long to wait before the next look, after so many that failed.
    static func pause(interval: Duration, failureCount: Int) -> Duration {
        guard failureCount > 0 else { return interval }
        return max(interval, min(pauseMax, interval * (1 << min(failureCount, 12))))
    }

    /// Looks into the mailbox once; gives how long to wait then, nil if there is more to do.
    private func pollThenPause() async -> Duration? {
        do {
            let hasMore = try await poll()
            state.withLock { $0.failureCount = 0 }
            return hasMore ? nil : settings.interval
        } catch StoreFailure.closed {
            alarm.end()
            return nil
        } catch {
            if isStopping.isSet { return nil }
            let reason = (error as? IMAPFailure).map { "\($0.kind): \($0.text)" } ?? "\(type(of: error))"
            logger.warning("mail cannot be fetched; it waits in its mailbox", metadata: ["reason": "\(reason)"])
            let count = state.withLock { state in
                state.failureCount += 1
                return state.failureCount
            }
            return Self.pause(interval: settings.interval, failureCount: count)
        }
    }

    /// Takes in what is in the mailbox, up to ``mailsMax``; tells whether there is more.
    ///
    /// - Throws: `IMAPFailure`, and what ``MailIntake/take(_:envelope:tenant:)`` throws. What was not taken in stays in
    ///   the mailbox.
    func poll() async throws -> Bool {
        let connection = IMAPConnection(settings, mailBytesMax: limits.mailBytesMax, isStopping: isStopping)
        do {
            let hasMore = try await poll(connection)
            try await onThread { connection.close() }
            return hasMore
        } catch {
            try? await onThread { connection.close() }
            throw error
        }
    }

    private func poll(_ connection: IMAPConnection) async throws -> Bool {
        let found = try await onThread { try connection.search() }
        try await onThread { try connection.sweep() }
        let largeCount = try await onThread { try connection.countLarge() }
        if largeCount > 0 {
            logger.warning("mails stay in their mailbox: they are too large", metadata: ["count": "\(largeCount)"])
        }
        let troubled = state.withLock { state in
            state.troubled.formIntersection(found.mails)
            return state.troubled
        }
        let mails = found.mails.filter { !troubled.contains($0) } + found.mails.filter(troubled.contains)
        var newCount = 0
        for mail in mails.prefix(Self.mailsMax) {
            if isStopping.isSet { return false }
            do {
                let isNew = try await takeIn(mail, of: found.validity, connection)
                newCount += isNew ? 1 : 0
                state.withLock { state in
                    if isNew { state.troubled.remove(mail) } else { state.troubled.insert(mail) }
                }
            } catch {
                state.withLock { _ = $0.troubled.insert(mail) }
                throw error
            }
        }
        return newCount > 0 && mails.count > Self.mailsMax
    }

    /// Tells whether the mail had not come before.
    private func takeIn(_ mail: UInt32, of validity: UInt32, _ connection: IMAPConnection) async throws -> Bool {
        let raw: [UInt8]
        do {
            raw = try await onThread { try connection.fetch(mail, of: validity) }
        } catch let failure as IMAPFailure where failure.kind == .gone {
            return false
        }
        let results = try await intake.take(raw, envelope: MailEnvelope(), tenant: tenant)
        guard results.contains(where: { $0.outcome != .noSuchRecipient }) else {
            throw IMAPFailure(kind: .refused, text: "the mail was not taken in")
        }
        try await onThread { try connection.settle(mail, of: validity) }
        return !results.allSatisfy(\.outcome.isDuplicate)
    }

    /// Does something that blocks on the thread for it.
    private func onThread<Value: Sendable>(_ job: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = threads.add { continuation.resume(with: Result { try job() }) }
            if !isTaken {
                continuation.resume(throwing: IMAPFailure(kind: .broken, text: "too much waits for the mailbox"))
            }
        }
    }
}

extension IntakeResult.Outcome {
    fileprivate var isDuplicate: Bool {
        if case .duplicate = self { true } else { false }
    }
}
