import TestRandom
import Testing
import TicketCore

@testable import TicketMail

@Suite struct `The outbox's policy` {
    private let policy = OutboxPolicy()
    private let failure = DeliveryFailure(stage: .session, text: "no connection")

    private func mail(attempts: Int, since: Int64 = 0) -> QueuedMail {
        QueuedMail(
            id: 1, tenant: "acme",
            entry: OutboxEntry(
                kind: .publicUpdate, ticketNumber: 1, revision: 2, recipient: "ana@example.org", locale: nil),
            queueTime: Timestamp(microsecondsSinceEpoch: since), attempts: attempts)
    }

    private func result(
        _ outcome: DeliveryOutcome, attempts: Int = 1, seconds: Int64 = 0, seed: UInt64 = 1
    ) -> MailResult {
        var random = SeededRandom(seed: seed)
        let now = Timestamp(microsecondsSinceEpoch: seconds * 1_000_000)
        return policy.result(after: outcome, of: mail(attempts: attempts), at: now, random: &random)
    }

    /// The wait in seconds.
    private func wait(attempts: Int, seed: UInt64) throws -> Double {
        guard case .retry(let due, "session") = result(.transient(failure), attempts: attempts, seed: seed) else {
            throw Unexpected("no retry")
        }
        return Double(due.microsecondsSinceEpoch) / 1_000_000
    }

    @Test func `waits a minute, then ever twice as long up to six hours, a fifth more or less`() throws {
        for attempts in 1...40 {
            let expected = min(60 * Double(1 << min(attempts - 1, 20)), 6 * 3600)
            let waits = try (0..<200).map { try wait(attempts: attempts, seed: $0) }
            #expect(waits.allSatisfy { $0 >= expected * 0.8 - 1 && $0 <= expected * 1.2 + 1 }, "\(attempts)")
            #expect(Set(waits).count > 100, "mails that failed together come back together")
        }
        #expect(try wait(attempts: .max, seed: 1) <= 6 * 3600 * 1.2)
        #expect(try wait(attempts: 0, seed: 1) <= 72)
    }

    @Test func `tries a last time after five days, and no more`() {
        let day: Int64 = 86_400
        let last = Timestamp(microsecondsSinceEpoch: 5 * day * 1_000_000)
        let dead = MailResult.dead(failure: "session", suppressing: false)
        let late = result(.transient(failure), attempts: 20, seconds: 5 * day - 60)
        #expect(late == .retry(at: last, failure: "session"))
        #expect(result(.transient(failure), attempts: 21, seconds: 5 * day) == dead)
        #expect(result(.unknown(failure), attempts: 21, seconds: 9 * day) == dead)
    }

    @Test func `sends again what may have been taken, and never what was`() throws {
        guard case .retry = result(.unknown(failure)) else { throw Unexpected("no retry") }
        #expect(result(.delivered(reply: "250"), attempts: 99, seconds: 1_000_000) == .sent)
    }

    @Test func `gives up what is refused, and an address that does not exist`() {
        let policyRefusal = DeliveryFailure(stage: .recipient, replyCode: 550, text: "550 5.7.1 ana@example.org no")
        let noMailbox = DeliveryFailure(stage: .recipient, replyCode: 550, text: "550 5.1.1 no")
        #expect(result(.permanent(policyRefusal)) == .dead(failure: "recipient 550 5.7.1", suppressing: false))
        #expect(result(.permanent(noMailbox)) == .dead(failure: "recipient 550 5.1.1", suppressing: true))
    }

    @Test func `holds at the ends of time`() {
        var random = SeededRandom(seed: 1)
        let end = Timestamp(microsecondsSinceEpoch: .max)
        let old = mail(attempts: 3, since: .max)
        let dead = MailResult.dead(failure: "session", suppressing: false)
        #expect(policy.result(after: .transient(failure), of: old, at: end, random: &random) == dead)
    }
}
