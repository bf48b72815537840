import TestRandom
import Testing
import TicketCore

@testable import TicketMail

@Suite struct `The outbox's policy` {
    private let policy = OutboxPolicy()
    private let failure = DeliveryFailure(stage: .session, text: "no connection")

    private func mail(attempts: Int) throws -> OutboxMail {
        OutboxMail(
            id: 1, tenant: "acme", sender: nil, recipient: try #require(EmailAddress("ana@example.org")), bytes: [],
            createTime: Timestamp(microsecondsSinceEpoch: 0), attemptCount: attempts)
    }

    private func step(
        _ outcome: DeliveryOutcome, attempts: Int = 1, seconds: Int64 = 0, seed: UInt64 = 1
    ) throws -> OutboxPolicy.Step {
        var random = SeededRandom(seed: seed)
        let now = Timestamp(microsecondsSinceEpoch: seconds * 1_000_000)
        return policy.step(after: outcome, of: try mail(attempts: attempts), at: now, random: &random)
    }

    /// The wait in seconds.
    private func wait(attempts: Int, seed: UInt64) throws -> Double {
        guard case .retry(let due) = try step(.transient(failure), attempts: attempts, seed: seed) else {
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

    @Test func `tries a last time after five days, and no more`() throws {
        let day: Int64 = 86_400
        let last = Timestamp(microsecondsSinceEpoch: 5 * day * 1_000_000)
        #expect(try step(.transient(failure), attempts: 20, seconds: 5 * day - 60) == .retry(at: last))
        #expect(try step(.transient(failure), attempts: 21, seconds: 5 * day) == .dead(.expired(failure)))
        #expect(try step(.unknown(failure), attempts: 21, seconds: 9 * day) == .dead(.expired(failure)))
    }

    @Test func `sends again what may have been taken, and never what was`() throws {
        guard case .retry = try step(.unknown(failure)) else { throw Unexpected("no retry") }
        #expect(try step(.delivered(reply: "250"), attempts: 99, seconds: 1_000_000) == .sent)
    }

    @Test func `gives up what is refused, and an address that does not exist`() throws {
        let policyRefusal = DeliveryFailure(stage: .recipient, replyCode: 550, text: "550 5.7.1 no")
        let noMailbox = DeliveryFailure(stage: .recipient, replyCode: 550, text: "550 5.1.1 no")
        #expect(try step(.permanent(policyRefusal)) == .dead(.refused(policyRefusal)))
        #expect(try step(.permanent(noMailbox)) == .deadAndSuppressed(.refused(noMailbox)))
    }

    @Test func `holds at the ends of time`() throws {
        var random = SeededRandom(seed: 1)
        let mail = OutboxMail(
            id: 1, tenant: "a", sender: nil, recipient: try #require(EmailAddress("a@x.org")), bytes: [],
            createTime: Timestamp(microsecondsSinceEpoch: .max), attemptCount: 3)
        let end = Timestamp(microsecondsSinceEpoch: .max)
        #expect(policy.step(after: .transient(failure), of: mail, at: end, random: &random) == .dead(.expired(failure)))
    }
}
