import TicketMail

/// Mails as bytes, made of lines.
enum Mails {
    /// Lines with CRLF at the end of each.
    static func bytes(_ text: String) -> [UInt8] {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n").utf8.map(\.self)
    }

    /// A mail of Ana's with these further fields and this body.
    static func mail(_ fields: String = "", body: String = "Hello\n") -> [UInt8] {
        bytes(
            """
            From: Ana <ana@example.org>
            To: desk@example.com
            Subject: Printer
            Date: Sat, 21 Nov 2026 10:00:00 +0000
            Message-ID: <m1@example.org>
            \(fields.isEmpty ? "" : fields + "\n")

            """) + bytes(body)
    }

    /// The reason for which a mail is refused, or nil.
    static func refusal(_ bytes: [UInt8], limits: MailLimits = MailLimits()) -> MailRefusal? {
        do {
            _ = try ParsedMail(bytes, limits: limits)
            return nil
        } catch {
            return error
        }
    }
}

extension Mails {
    /// A text inside so many multiparts.
    static func nested(depth: Int) -> [UInt8] {
        var text = "From: a@x.org\nMIME-Version: 1.0\n"
        for level in 0..<depth { text += "Content-Type: multipart/mixed; boundary=b\(level)x\n\n--b\(level)x\n" }
        text += "Content-Type: text/plain\n\nText\n"
        for level in (0..<depth).reversed() { text += "--b\(level)x--\n" }
        return bytes(text)
    }
}
