internal import Synchronization
public import TicketCore

/// An outbox that is gone when the process ends: for tests, and for desks that send nothing that matters.
public final class InMemoryOutbox: Outbox {
    private struct Waiting {
        var mail: OutboxMail
        var due: Timestamp
    }

    private struct Suppressed: Hashable {
        let tenant: String
        let address: String

        init(_ address: EmailAddress, tenant: String) {
            self.tenant = tenant
            self.address = address.comparisonKey
        }
    }

    private struct State {
        var lastID: Int64 = 0
        var waiting: [Int64: Waiting] = [:]
        var dead: [Int64: DeadLetter] = [:]
        var suppressed: Set<Suppressed> = []
    }

    private let state = Mutex(State())

    /// An empty one.
    public init() {}

    /// Puts in a mail, due now, and gives its number.
    @discardableResult
    public func add(
        tenant: String, sender: EmailAddress?, recipient: EmailAddress, bytes: [UInt8], at now: Timestamp
    ) -> Int64 {
        state.withLock { state in
            state.lastID += 1
            let mail = OutboxMail(
                id: state.lastID, tenant: tenant, sender: sender, recipient: recipient, bytes: bytes, createTime: now,
                attemptCount: 0)
            state.waiting[mail.id] = Waiting(mail: mail, due: now)
            return mail.id
        }
    }

    /// How many mails wait.
    public var waitingCount: Int { state.withLock { $0.waiting.count } }

    public func claimDue(at now: Timestamp, leasedUntil: Timestamp, limit: Int) -> [OutboxMail] {
        state.withLock { state in
            let due = state.waiting.values.filter { $0.due <= now }
                .sorted { ($0.due, $0.mail.id) < ($1.due, $1.mail.id) }
            return due.prefix(max(0, limit)).map { waiting in
                var claimed = waiting
                claimed.mail.attemptCount += 1
                claimed.due = leasedUntil
                state.waiting[claimed.mail.id] = claimed
                return claimed.mail
            }
        }
    }

    public func nextDueTime() -> Timestamp? {
        state.withLock { $0.waiting.values.map(\.due).min() }
    }

    public func markSent(_ id: Int64, at now: Timestamp) {
        state.withLock { $0.waiting[id] = nil }
    }

    public func markRetry(_ id: Int64, at due: Timestamp, after failure: DeliveryFailure) {
        state.withLock { $0.waiting[id]?.due = due }
    }

    public func deadLetter(_ id: Int64, _ reason: DeadLetter.Reason, at now: Timestamp, suppressing: Bool) {
        state.withLock { state in
            guard let mail = state.waiting.removeValue(forKey: id)?.mail else { return }
            state.dead[id] = DeadLetter(mail: mail, reason: reason, time: now)
            if suppressing { state.suppressed.insert(Suppressed(mail.recipient, tenant: mail.tenant)) }
        }
    }

    public func isSuppressed(_ address: EmailAddress, tenant: String) -> Bool {
        state.withLock { $0.suppressed.contains(Suppressed(address, tenant: tenant)) }
    }

    public func liftSuppression(of address: EmailAddress, tenant: String) {
        state.withLock { _ = $0.suppressed.remove(Suppressed(address, tenant: tenant)) }
    }

    public func deadLetters(after id: Int64, limit: Int) -> [DeadLetter] {
        state.withLock { state in
            let letters = state.dead.values.filter { $0.mail.id > id }.sorted { $0.mail.id < $1.mail.id }
            return Array(letters.prefix(max(0, limit)))
        }
    }

    public func requeue(_ id: Int64, at now: Timestamp) -> Bool {
        state.withLock { state in
            guard let letter = state.dead.removeValue(forKey: id) else { return false }
            let mail = OutboxMail(
                id: id, tenant: letter.mail.tenant, sender: letter.mail.sender, recipient: letter.mail.recipient,
                bytes: letter.mail.bytes, createTime: now, attemptCount: 0)
            state.waiting[id] = Waiting(mail: mail, due: now)
            state.suppressed.remove(Suppressed(mail.recipient, tenant: mail.tenant))
            return true
        }
    }
}
