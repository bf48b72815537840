import Testing
import TicketCore

@testable import TicketMail

@Suite struct `An outbox` {
    private let outbox = InMemoryOutbox()
    private let failure = DeliveryFailure(stage: .session, text: "no connection")

    private func at(_ seconds: Int64) -> Timestamp { Timestamp(microsecondsSinceEpoch: seconds * 1_000_000) }

    private func add(_ address: String = "ana@example.org", at seconds: Int64 = 0) throws -> Int64 {
        outbox.add(
            tenant: "acme", sender: nil, recipient: try #require(EmailAddress(address)), bytes: [1, 2], at: at(seconds))
    }

    private func claim(at seconds: Int64, limit: Int = 10) -> [Int64] {
        outbox.claimDue(at: at(seconds), leasedUntil: at(seconds + 100), limit: limit).map(\.id)
    }

    @Test func `gives out what is due, the longest due first, and not again during the lease`() throws {
        let ids = [try add(at: 2), try add(at: 1), try add(at: 50)]
        #expect(outbox.nextDueTime() == at(1))
        #expect(claim(at: 0).isEmpty)
        #expect(claim(at: 10, limit: 1) == [ids[1]])
        #expect(claim(at: 10) == [ids[0]])
        #expect(claim(at: 20).isEmpty)
        #expect(claim(at: 120) == [ids[2], ids[0], ids[1]])
        #expect(outbox.claimDue(at: at(500), leasedUntil: at(600), limit: 10).map(\.attemptCount) == [3, 3, 2])
    }

    @Test func `has a mail waiting, dead or gone, in one place`() throws {
        let ids = [try add("a@x.org"), try add("b@x.org"), try add("c@x.org")]
        _ = claim(at: 0)
        outbox.markSent(ids[0], at: at(1))
        outbox.markRetry(ids[1], at: at(5), after: failure)
        outbox.deadLetter(ids[2], .refused(failure), at: at(1), suppressing: false)
        #expect(outbox.waitingCount == 1)
        #expect(claim(at: 5) == [ids[1]])
        let dead = outbox.deadLetters(after: 0, limit: 10)
        #expect(dead.map(\.mail.id) == [ids[2]])
        #expect(dead.map(\.reason) == [.refused(failure)])
        // What is gone or dead stays so, whatever is said of it later.
        outbox.markRetry(ids[0], at: at(1), after: failure)
        outbox.deadLetter(ids[0], .suppressed, at: at(1), suppressing: true)
        #expect(outbox.waitingCount == 1)
        #expect(outbox.deadLetters(after: 0, limit: 10).count == 1)
    }

    @Test func `lists dead letters page by page, and lets them live again as new ones`() throws {
        let ids = try (0..<5).map { _ in try add() }
        _ = claim(at: 0)
        for id in ids { outbox.deadLetter(id, .expired(failure), at: at(1), suppressing: id == ids[1]) }
        #expect(outbox.deadLetters(after: 0, limit: 2).map(\.mail.id) == [ids[0], ids[1]])
        #expect(outbox.deadLetters(after: ids[1], limit: 9).map(\.mail.id) == Array(ids[2...]))
        let ana = try #require(EmailAddress("ANA@example.org"))
        #expect(outbox.isSuppressed(ana, tenant: "acme"))
        #expect(!outbox.isSuppressed(ana, tenant: "other"))
        #expect(outbox.requeue(ids[1], at: at(1_000_000)))
        #expect(!outbox.requeue(ids[1], at: at(1_000_000)))
        #expect(!outbox.isSuppressed(ana, tenant: "acme"))
        let again = outbox.claimDue(at: at(1_000_000), leasedUntil: at(2_000_000), limit: 10)
        #expect(again.map(\.id) == [ids[1]])
        #expect(again.map(\.attemptCount) == [1])
        #expect(again.map(\.createTime) == [at(1_000_000)])
    }
}
