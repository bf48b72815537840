import Testing
import TicketCore

@testable import TicketMail

@Suite struct `An LMTP session` {
    /// A session with somebody who says all at once, and knows the recipients that begin with "known".
    private struct Talk {
        var session: LMTPSession
        var taken: [(raw: [UInt8], envelope: MailEnvelope)] = []
        var isClosed = false
        var isDown = false

        init(mailBytesMax: Int = 1_000) {
            session = LMTPSession(hostName: "mail.example.com", mailBytesMax: mailBytesMax)
        }

        /// What is answered to these bytes.
        mutating func say(_ text: String) -> String { say(Array(text.replacing("\n", with: "\r\n").utf8)) }

        mutating func say(_ bytes: [UInt8]) -> String {
            session.receive(bytes)
            var said = ""
            var step = session.next()
            while let present = step {
                switch present {
                case .send(let text):
                    said += text
                    step = session.next()
                case .close(let text):
                    isClosed = true
                    return said + text
                case .check(let recipient): step = session.checked(recipient.hasPrefix("known") ? .known : .unknown)
                case .take(let raw, let envelope):
                    taken.append((raw, envelope))
                    let results = envelope.recipients.map {
                        IntakeResult(recipient: $0, outcome: $0.contains("gone") ? .noSuchRecipient : .report)
                    }
                    step = session.taken(isDown ? nil : results)
                }
            }
            return said
        }

        /// The codes of what is answered.
        mutating func codes(_ text: String) -> [String] { Talk.codes(say(text)) }

        static func codes(_ said: String) -> [String] {
            said.split(separator: "\r\n").filter { $0.dropFirst(3).first == " " }.map { String($0.prefix(3)) }
        }
    }

    private static let begin = "LHLO mx.example.org\nMAIL FROM:<a@example.org>\n"

    @Test func `takes a mail, and answers for each recipient`() {
        var talk = Talk()
        let said = talk.codes(
            Self.begin + "RCPT TO:<known1@x.org>\nRCPT TO:<nobody@x.org>\nRCPT TO:<known-gone@x.org>\nDATA\n"
                + "Subject: x\n\n..dot\n.\nQUIT\n")
        #expect(said == ["220", "250", "250", "250", "550", "250", "354", "250", "550", "221"])
        #expect(talk.isClosed)
        #expect(talk.taken.map(\.raw) == [Array("Subject: x\r\n\r\n.dot\r\n".utf8)])
        #expect(
            talk.taken.map(\.envelope) == [
                MailEnvelope(sender: "a@example.org", recipients: ["known1@x.org", "known-gone@x.org"])
            ])
    }

    @Test func `says the same however the bytes are cut`() {
        let text = Self.begin + "RCPT TO:<known@x.org>\nDATA\nSubject: x\n\n..\n.\nRSET\nNOOP\nQUIT\n"
        var whole = Talk()
        let expected = whole.say(text)
        for size in [1, 2, 3, 7, 64] {
            var talk = Talk()
            var said = talk.say("")
            let bytes = Array(text.replacing("\n", with: "\r\n").utf8)
            for start in stride(from: 0, to: bytes.count, by: size) {
                said += talk.say(Array(bytes[start..<min(bytes.count, start + size)]))
            }
            #expect(said == expected && talk.taken.map(\.raw) == whole.taken.map(\.raw))
        }
    }

    @Test func `ends a mail with CRLF alone, so that nothing is smuggled`() {
        for end in ["\n.\r\n", "\r\n.\n", "\n.\n", "\r.\r", "\r\n.\r"] {
            var talk = Talk()
            _ = talk.say(Self.begin + "RCPT TO:<known@x.org>\nDATA\n")
            #expect(talk.say(Array("x\(end)MAIL FROM:<evil@x.org>".utf8)) == "")
            #expect(talk.taken.isEmpty)
        }
    }

    @Test func `has the mail brought again that cannot be taken now`() {
        var talk = Talk()
        talk.isDown = true
        let said = talk.codes(Self.begin + "RCPT TO:<known1@x.org>\nRCPT TO:<known2@x.org>\nDATA\nx\n.\n")
        #expect(said.suffix(2) == ["451", "451"])
    }

    @Test func `refuses what is too large, by its announcement or as it comes, and goes on`() {
        var talk = Talk(mailBytesMax: 100)
        #expect(talk.codes("LHLO a\nMAIL FROM:<a@x.org> SIZE=101\n").last == "552")
        _ = talk.say("MAIL FROM:<>\nRCPT TO:<known@x.org>\nDATA\n")
        for _ in 0..<500 { #expect(talk.say(Array(repeating: UInt8(ascii: "."), count: 100)) == "") }
        #expect(Talk.codes(talk.say("\n.\n")) == ["552"])
        #expect(talk.taken.isEmpty)
        #expect(talk.codes("MAIL FROM:<>\nRCPT TO:<known@x.org>\nDATA\nx\n.\n") == ["250", "250", "354", "250"])
        #expect(talk.taken.map(\.envelope.sender) == ["<>"])
    }

    @Test(arguments: [
        "HELO x", "EHLO x", "LHLO", "MAIL FROM:<a@x.org>", "RCPT TO:<known@x.org>", "DATA", "JUNK", "",
        "LHLO x\nMAIL FROM:a@x.org", "LHLO x\nMAIL FROM:<a>\nRCPT TO:<>", "LHLO x\nMAIL FROM:<a@x.org>\nDATA",
        "LHLO x\nMAIL FROM:<a@x.org>\nMAIL FROM:<a@x.org>", "LHLO x\nMAIL FROM:<a b@x.org>",
    ])
    func `refuses what is out of place`(text: String) {
        var talk = Talk()
        #expect(talk.codes(text + "\n").last?.first == "5")
        #expect(!talk.isClosed)
    }

    @Test func `ends with a peer that makes no sense`() {
        var talk = Talk()
        #expect(Talk.codes(talk.say(String(repeating: "JUNK\n", count: 30))).last == "421")
        #expect(talk.isClosed)
        var other = Talk()
        _ = other.say(Array(repeating: UInt8(ascii: "x"), count: 5_000))
        #expect(other.isClosed)
    }

    @Test func `has room for a hundred recipients`() {
        var talk = Talk()
        _ = talk.say(Self.begin)
        let said = talk.codes(String(repeating: "RCPT TO:<known@x.org>\n", count: 101))
        #expect(said.dropLast().allSatisfy { $0 == "250" } && said.last == "452")
    }
}
