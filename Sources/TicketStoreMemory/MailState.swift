internal import TicketCore

/// Mail of one tenant: on its way out, and what came in.
struct MailState {
    struct Answer {
        var address: String
        var kind: OutboxEntry.Kind
        var time: Timestamp
    }

    /// In the order in which they were put in.
    var outbox: [StoredMail] = []
    var lastID: Int64 = 0
    /// Since when each gets no mail any more; in lower case.
    var suppressed: [String: Timestamp] = [:]
    var taken: [[UInt8]: (mail: TakenMail, time: Timestamp)] = [:]
    var answers: [Answer] = []
    /// In the order of their numbers.
    var held: [HeldMail] = []
    var lastHeldID: Int64 = 0

    mutating func add(_ entries: [OutboxEntry], at now: Timestamp) {
        for entry in entries {
            lastID += 1
            outbox.append(StoredMail(entry, id: lastID, at: now))
        }
    }

    mutating func claim(_ id: Int64, tenant: String, leasedUntil: Timestamp) -> QueuedMail? {
        guard let index = outbox.firstIndex(where: { $0.id == id }) else { return nil }
        outbox[index].attempts += 1
        outbox[index].state = .waiting(due: leasedUntil)
        let mail = outbox[index]
        return QueuedMail(
            id: id, tenant: tenant, entry: mail.entry, queueTime: mail.queueTime, attempts: mail.attempts,
            isSuppressed: suppressed[mail.entry.recipient.lowercased()] != nil)
    }

    mutating func settle(_ id: Int64, _ result: MailResult, at now: Timestamp) {
        guard let index = outbox.firstIndex(where: { $0.id == id && $0.dueTime != nil }) else { return }
        switch result {
        case .sent: outbox[index].state = .sent(now)
        case .dropped: outbox.remove(at: index)
        case .retry(let due, let failure):
            outbox[index].state = .waiting(due: due)
            outbox[index].failure = failure
        case .dead(let failure, let suppressing):
            outbox[index].state = .dead(now)
            outbox[index].failure = failure
            if suppressing { suppress(outbox[index].entry.recipient, at: now) }
        }
    }

    /// The first time is kept.
    mutating func suppress(_ address: String, at now: Timestamp) {
        if suppressed[address.lowercased()] == nil { suppressed[address.lowercased()] = now }
    }

    mutating func retry(_ id: Int64, at now: Timestamp) -> Bool {
        guard let index = outbox.firstIndex(where: { $0.id == id && $0.isDead }) else { return false }
        outbox[index] = StoredMail(outbox[index].entry, id: id, at: now)
        suppressed[outbox[index].entry.recipient.lowercased()] = nil
        return true
    }

    mutating func remember(_ key: [UInt8], _ mail: TakenMail, answer: AutomaticAnswer?, at now: Timestamp) -> Bool {
        guard taken[key] == nil else { return false }
        taken[key] = (mail, now)
        guard let answer else { return true }
        let (since, overflow) = now.microsecondsSinceEpoch
            .subtractingReportingOverflow(AutomaticAnswer.dayMicroseconds)
        let count = answers.count {
            $0.address == answer.address && $0.kind == answer.entry.kind
                && (overflow || $0.time.microsecondsSinceEpoch > since)
        }
        guard count < answer.perDayMax else { return true }
        answers.append(Answer(address: answer.address, kind: answer.entry.kind, time: now))
        add([answer.entry], at: now)
        return true
    }

    mutating func hold(_ mail: HeldMail, key: [UInt8], limits: QuarantineLimits) throws -> Int64 {
        if let known = taken[key] { return known.mail.heldID }
        let bytes = held.reduce(Int64(0)) { $0 + Int64($1.sizeBytes) }
        guard held.count < limits.mailsMax, bytes + Int64(mail.sizeBytes) <= limits.bytesMax else {
            throw LimitReached.quarantine
        }
        lastHeldID += 1
        var mail = mail
        mail.id = lastHeldID
        held.append(mail)
        taken[key] = (TakenMail(heldID: mail.id), mail.time)
        return mail.id
    }

    mutating func prune(endedBefore end: Timestamp, now: Timestamp, limit: Int) -> Bool {
        func isOld(_ time: Timestamp, _ span: Int64) -> Bool {
            let (age, overflow) = now.microsecondsSinceEpoch.subtractingReportingOverflow(time.microsecondsSinceEpoch)
            return !overflow && age > span
        }
        let ended = outbox.filter { $0.endTime.map { $0 < end } ?? false }.prefix(max(0, limit)).map(\.id)
        outbox.removeAll { ended.contains($0.id) }
        let old = taken.filter { isOld($0.value.time, TakenMail.keptMicroseconds) }.keys.prefix(max(0, limit))
        for key in old { taken[key] = nil }
        answers.removeAll { isOld($0.time, AutomaticAnswer.dayMicroseconds) }
        return ended.count >= limit || old.count >= limit
    }
}
