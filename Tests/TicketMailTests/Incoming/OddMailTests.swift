import TestRandom
import Testing
import TicketMail

@Suite struct `Odd mails` {
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
}
