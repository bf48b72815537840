import TestRandom
import TestThreads
import Testing
import TicketCore

@testable import TicketMail

@Suite(.onThreadOfItsOwn) struct `Odd mails` {
    @Test func `are read or refused, a thousand of them, each in under a second`() {
        var readCount = 0
        var reasons: Set<String> = []
        for seed in 0..<1_000 as Range<UInt64> {
            var odd = OddMail(seed: seed)
            let bytes = odd.bytes()
            let time = ThreadTime.measure {
                do {
                    let mail = try ParsedMail(bytes)
                    readCount += 1
                    #expect(!mail.from.address.isEmpty || bytes.isEmpty, "\(seed)")
                    #expect(mail.text.utf8.count < 4 * bytes.count + 100, "\(seed)")
                } catch {
                    reasons.insert(String("\(error)".prefix { !$0.isNumber }))
                }
            }
            #expect(time < .seconds(1), "\(seed)")
        }
        // The generator has to reach both.
        #expect((200...900).contains(readCount))
        #expect(reasons.count >= 7)
    }

    @Test func `are the same mail again with the same result`() {
        for seed in 0..<50 as Range<UInt64> {
            var odd = OddMail(seed: seed)
            let bytes = odd.bytes()
            #expect((try? ParsedMail(bytes))?.text == (try? ParsedMail(bytes))?.text)
        }
    }

    @Test func `need less than 64 MiB, all of them together`() async {
        // In a process of its own, since memory is counted by process.
        await #expect(processExitsWith: .success) {
            var readCount = 0
            var before = 0
            for seed in 0..<1_000 as Range<UInt64> {
                var odd = OddMail(seed: seed)
                let bytes = odd.bytes()
                if seed == 10 {
                    // What is made once is not the mails'.
                    before = Memory.residentBytes
                    Memory.forgetPeak()
                }
                readCount += (try? ParsedMail(bytes)) == nil ? 0 : 1
            }
            #expect(readCount > 100)
            #expect(Memory.peakBytes - before < 64 << 20)
        }
    }

    /// What makes a mail the same as another, as far as it can be read.
    private static func essence(of bytes: [UInt8]) -> [String] {
        guard let mail = try? ParsedMail(bytes) else { return [String(describing: bytes)] }
        return [
            mail.messageID ?? "", mail.from.address, mail.subject, mail.fields["Date"] ?? "", mail.text,
            String(describing: mail.parts.map { [$0.name, String(describing: $0.bytes)] }),
        ]
    }

    @Test func `are taken in, every one: as a ticket, as what has come before, or with all their bytes`() async throws {
        let stage = try await MailStage()
        let to = stage.address("help-center")
        var counts: [String: Int] = [:]
        var seen: Set<[String]> = []
        for seed in 0..<1_000 as Range<UInt64> {
            var odd = OddMail(seed: seed)
            let bytes = odd.bytes()
            let isNew = seen.insert(Self.essence(of: bytes)).inserted
            switch try await stage.take(bytes, to: to) {
            case .ticket(let number):
                counts["ticket", default: 0] += 1
                #expect(isNew, "\(seed)")
                #expect(try await stage.ticket(number).channel == .mail, "\(seed)")
            case .quarantined(let id, _):
                counts["held", default: 0] += 1
                #expect(try await stage.store.heldMail(id, tenant: MailStage.tenant)?.raw == bytes, "\(seed)")
            case .report: counts["report", default: 0] += 1
            case .duplicate: #expect(!isNew, "\(seed)")
            case let outcome: Issue.record("\(seed): \(outcome)")
            }
        }
        #expect(counts["ticket", default: 0] > 100 && counts["held", default: 0] > 100, "\(counts)")
    }
}
