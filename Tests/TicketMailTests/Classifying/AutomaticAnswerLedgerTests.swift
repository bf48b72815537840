import Testing
import TicketCore
import TicketMail

/// A ledger that expectations can change.
private final class Ledger {
    private var ledger: AutomaticAnswerLedger

    init(entriesMax: Int = 100) {
        ledger = AutomaticAnswerLedger(entriesMax: entriesMax)
    }

    func admit(_ address: String, at now: Timestamp) -> Bool { ledger.admit(address, at: now) }
}

@Suite struct `Automatic answers` {
    private static let hour: Int64 = 3_600_000_000

    private func at(_ hours: Int64) -> Timestamp { Timestamp(microsecondsSinceEpoch: hours * Self.hour) }

    @Test func `go to an address once in 24 hours, however it is spelt`() {
        let ledger = Ledger()
        #expect(ledger.admit("Ana@Example.org", at: at(0)))
        #expect(!ledger.admit("ana@example.org", at: at(23)))
        #expect(ledger.admit("bea@example.org", at: at(23)))
        #expect(ledger.admit("ana@example.org", at: at(24)))
        #expect(!ledger.admit("ana@example.org", at: at(25)))
    }

    @Test func `wait when the clock was set back`() {
        let ledger = Ledger()
        #expect(ledger.admit("ana@example.org", at: at(100)))
        #expect(!ledger.admit("ana@example.org", at: at(0)))
        #expect(!ledger.admit("ana@example.org", at: Timestamp(microsecondsSinceEpoch: .min)))
    }

    @Test func `stop when too many addresses ask for one, and go on a day later`() {
        let ledger = Ledger(entriesMax: 2)
        #expect(ledger.admit("a@x.org", at: at(0)))
        #expect(ledger.admit("b@x.org", at: at(1)))
        #expect(!ledger.admit("c@x.org", at: at(2)))
        #expect(ledger.admit("c@x.org", at: at(24)))
    }

    @Test func `of two desks that answer each other end after one each`() throws {
        let ledgers = [Ledger(), Ledger()]
        let desks = ["one@a.example", "two@b.example"]
        var sentCount = 0
        // The worst case: neither marks its mail as automatic.
        var next: Int? = 0
        while let desk = next, sentCount < 100 {
            let mail = try ParsedMail(Mails.bytes("From: \(desks[1 - desk])\n\nThank you for your mail."))
            let mayAnswer = MailClassifier(ownAddresses: []).classify(mail).mayBeAnsweredAutomatically
            let isAdmitted = mayAnswer && ledgers[desk].admit(mail.from.address, at: at(1))
            sentCount += isAdmitted ? 1 : 0
            next = isAdmitted ? 1 - desk : nil
        }
        #expect(sentCount == 2)
    }
}
