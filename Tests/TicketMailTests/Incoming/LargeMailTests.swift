import Testing
import TicketMail

/// Mails that are made to cost as much as they can.
@Suite(.serialized) struct `A large mail` {
    private static let header = "From: a@x.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b1\n\n"

    private static let bombs: [(String, String)] = [
        ("empty parts", header + String(repeating: "--b1\n", count: 500_000)),
        ("lines like borders", header + String(repeating: "--b2\n", count: 600_000) + "--b1--\n"),
        ("empty lines", "From: a@x.org\n\n" + String(repeating: "\n", count: 600_000)),
        ("fields of a part", header + "--b1\n" + String(repeating: "a:\n", count: 500_000) + "\nx\n--b1--\n"),
        (
            "mails in mails",
            "From: a@x.org\n"
                + String(repeating: "Content-Type: message/rfc822\n\nFrom: a@x.org\n", count: 20_000) + "\nx"
        ),
        (
            "multiparts in multiparts",
            "From: a@x.org\n"
                + (0..<2_000).map { "Content-Type: multipart/mixed; boundary=b\($0)x\n\n--b\($0)x\n" }.joined() + "\nx"
        ),
        (
            "digests",
            header.replacing("mixed", with: "digest") + String(repeating: "--b1\n\nFrom: a@x.org\n", count: 9_000)
        ),
        (
            "boundaries by RFC 2231",
            header.replacing("boundary=b1", with: "boundary*0=b; boundary*1=1")
                + String(repeating: "--b1\n\n", count: 90_000)
        ),
    ]

    @Test(arguments: bombs.indices)
    func `made of many small things is refused before it costs much`(index: Int) {
        let (name, text) = Self.bombs[index]
        let bytes = Array(text.utf8)
        var refusal: MailRefusal?
        let time = ThreadTime.measure { refusal = Mails.refusal(bytes) }
        #expect(refusal != nil, "\(name)")
        #expect(time < .seconds(3), "\(name): \(time)")
    }

    @Test func `with one file is read in less than 64 MiB`() async {
        // In a process of its own, since memory is counted by process.
        await #expect(processExitsWith: .success) {
            let line = String(repeating: "QUJD", count: 19) + "\r\n"
            let head = "From: a@x.org\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            let lineCount = (MailLimits().mailBytesMax - head.utf8.count) / line.utf8.count
            let bytes = Array((head + String(repeating: line, count: lineCount)).utf8)
            let before = Memory.residentBytes
            Memory.forgetPeak()
            let mail = try ParsedMail(bytes)
            let growth = Memory.peakBytes - before
            #expect(mail.parts.map(\.byteCount) == [lineCount * 57])
            // What the mail itself takes was there before.
            #expect(growth + bytes.count < 64 << 20, "\(growth) bytes beside the mail's \(bytes.count)")
        }
    }
}
