import TestRandom

/// Makes odd mails: pieces of good ones put together wrongly, cut, doubled and with bytes changed. A seed gives the
/// same mail always.
struct OddMail {
    private var random: SeededRandom

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    private static let names = [
        "From", "To", "Cc", "Subject", "Date", "Message-ID", "References", "Reply-To", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding", "Content-Disposition", "Auto-Submitted", "List-Id", "Return-Path", "X-Odd",
        "Sender",
    ]
    private static let values = [
        "Ana <ana@example.org>", "a@x.org, b@y.org", "<>", "=?utf-8?b?w6k=?=", "=?utf-8?q?=", "=?x?y?z?=",
        "multipart/mixed",
        "multipart/mixed; boundary=b1", "multipart/alternative; boundary=\"b2\"",
        "multipart/mixed; boundary*=utf-8''b%31",
        "multipart/mixed; boundary*0=b; boundary*1=1", "text/plain; charset=utf-7", "text/html; charset=\"utf-16\"",
        "text/plain; charset=koi8-r; format=flowed", "message/rfc822", "message/partial; id=x; number=1; total=2",
        "multipart/digest; boundary=b1", "multipart/report; report-type=delivery-status; boundary=b1", "base64",
        "quoted-printable", "x-uuencode", "binary", "attachment; filename*=utf-8''%00%ff%2e%2e%2fx", "inline", "\"",
        "(((",
        "group: a@x.org;", "Sat, 99 Foo 99999 99:99:99 +9999", "<m1@x>", ";;;=;=", "é\u{202e}x",
    ]
    private static let bodies = [
        "Hello\n", "--b1\n", "--b1--\n", "--b2\n\n<p>x</p>\n", "\n", "> quoted\n", "=\n", "=ZZ=E9\n", "w6k=\n",
        "====\n",
        "-- \nAna\n", "begin 644 x\n#0V%T\n`\nend\n", "--b1\nContent-Type: text/plain\n\nx\n",
        "<div class=gmail_quote>",
        "Action: failed\nFinal-Recipient: rfc822; a@x.org\n\n", "<a href=\"", "--\n", "From x\n", "\u{feff}",
    ]

    mutating func bytes() -> [UInt8] {
        var text = Int.random(in: 0..<4, using: &random) > 0 ? "From: Ana <ana@example.org>\n" : ""
        for _ in 0..<Int.random(in: 0..<10, using: &random) { text += field() }
        text += "\n"
        for _ in 0..<Int.random(in: 0..<40, using: &random) {
            text += pick(Self.bodies)
            if Int.random(in: 0..<3, using: &random) == 0 { text += field() }
        }
        let isUnix = Bool.random(using: &random)
        var bytes = Array(isUnix ? text.utf8 : text.replacing("\n", with: "\r\n").utf8)
        if Bool.random(using: &random) { damage(&bytes) }
        return bytes
    }

    private mutating func field() -> String {
        let fold = Int.random(in: 0..<6, using: &random) == 0 ? "\n " : ""
        return "\(pick(Self.names)): \(pick(Self.values))\(fold)\(fold.isEmpty ? "" : pick(Self.values))\n"
    }

    private mutating func damage(_ bytes: inout [UInt8]) {
        for _ in 0..<Int.random(in: 1..<6, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(place...)
            case 2: bytes.insert(contentsOf: bytes[place...].prefix(200), at: place)
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + 20))
            default: bytes.insert(contentsOf: [UInt8](repeating: bytes[place], count: 2_000), at: place)
            }
        }
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices.randomElement(using: &random) ?? ""
    }
}
