/// One connection of a mail server that brings mail by LMTP (RFC 2033). A value without sockets: it is given bytes and
/// says what to do.
///
/// It does one thing at a time: while ``Step/check(_:)`` or ``Step/take(_:_:)`` is under way, nothing further is read
/// out of what has come.
public struct LMTPSession: Sendable {
    /// What to do next.
    public enum Step: Sendable, Hashable {
        /// Send this, whole lines.
        case send(String)
        /// Find out whether there is such a recipient, and call ``checked(_:)``.
        case check(String)
        /// Take a mail, and call ``taken(_:)``.
        case take([UInt8], MailEnvelope)
        /// Send this, and close the connection.
        case close(String)
    }

    /// Whether there is a recipient.
    public enum Recipient: Sendable, Hashable {
        case known, unknown, unavailable
    }

    private enum State: Hashable {
        case greeting
        case commands
        case checking(String)
        case data
        /// What comes is thrown away up to its end: it is too large.
        case overlong
        case taking
        case over
    }

    /// The longest command with its line end (RFC 5321, 4.5.3.1.4, and room for extensions).
    static let lineBytesMax = 2_048
    /// How many commands without sense a connection may send.
    static let errorsMax = 20

    private let hostName: String
    private let mailBytesMax: Int
    private var state = State.greeting
    private var buffer: [UInt8] = []
    /// How much of the buffer has been taken out.
    private var scanned = 0
    /// How much of it has been searched for a line's end.
    private var searched = 0
    private var isKnown = false
    private var sender: String?
    private var recipients: [String] = []
    private var mail: [UInt8] = []
    private var errorCount = 0

    /// - Parameters:
    ///   - hostName: how we call ourselves.
    ///   - mailBytesMax: the largest mail.
    public init(hostName: String, mailBytesMax: Int = MailLimits().mailBytesMax) {
        self.hostName = hostName
        self.mailBytesMax = mailBytesMax
    }

    /// Adds bytes that came.
    public mutating func receive(_ bytes: some Collection<UInt8>) {
        if scanned > 0 {
            buffer.removeFirst(scanned)
            searched -= scanned
            scanned = 0
        }
        buffer += bytes
    }

    /// What to do next; nil if more has to come first, from the peer or by ``checked(_:)`` or ``taken(_:)``.
    public mutating func next() -> Step? {
        switch state {
        case .greeting:
            state = .commands
            return .send("220 \(hostName) LMTP ticketd\r\n")
        case .commands: return command()
        case .data, .overlong: return content()
        case .checking, .taking, .over: return nil
        }
    }

    // MARK: Commands

    private mutating func command() -> Step? {
        guard let line = line(bytesMax: Self.lineBytesMax) else {
            guard buffer.count - scanned >= Self.lineBytesMax else { return nil }
            return end("500 5.5.2 the line is too long")
        }
        let words = String(decoding: line, as: UTF8.self)
        let verb = words.prefix { $0 != " " }.uppercased()
        let argument = words.dropFirst(verb.count).trimmingSpaces
        switch verb {
        case "LHLO": return hello(argument)
        case "MAIL": return mailFrom(argument)
        case "RCPT": return recipient(argument)
        case "DATA": return data()
        case "RSET":
            forget()
            return .send("250 2.0.0 forgotten\r\n")
        case "NOOP": return .send("250 2.0.0 OK\r\n")
        case "VRFY": return .send("252 2.5.0 send it, and see\r\n")
        case "QUIT": return end("221 2.0.0 good-bye")
        case "HELO", "EHLO": return refuse("500 5.5.1 this is LMTP: say LHLO")
        default: return refuse("500 5.5.1 no such command")
        }
    }

    private mutating func hello(_ name: String) -> Step {
        guard !name.isEmpty else { return refuse("501 5.5.4 say your name") }
        forget()
        isKnown = true
        let extensions = ["PIPELINING", "ENHANCEDSTATUSCODES", "8BITMIME"].map { "250-\($0)\r\n" }.joined()
        return .send("250-\(hostName)\r\n\(extensions)250 SIZE \(mailBytesMax)\r\n")
    }

    private mutating func mailFrom(_ argument: String) -> Step {
        guard isKnown else { return refuse("503 5.5.1 say LHLO first") }
        guard sender == nil else { return refuse("503 5.5.1 there is a sender already") }
        guard let (path, parameters) = Self.path("FROM:", argument) else {
            return refuse("501 5.5.4 MAIL FROM:<address>")
        }
        for parameter in parameters {
            let halves = parameter.uppercased().split(separator: "=", maxSplits: 1)
            if halves.first == "SIZE", halves.count == 2, Int(halves[1]) ?? .max > mailBytesMax {
                return refuse("552 5.3.4 at most \(mailBytesMax) bytes")
            }
        }
        sender = path.isEmpty ? "<>" : path
        return .send("250 2.1.0 OK\r\n")
    }

    private mutating func recipient(_ argument: String) -> Step {
        guard sender != nil else { return refuse("503 5.5.1 say MAIL first") }
        guard let (path, _) = Self.path("TO:", argument), !path.isEmpty else {
            return refuse("501 5.1.3 RCPT TO:<address>")
        }
        guard recipients.count < MailIntake.recipientsMax else {
            return .send("452 4.5.3 too many recipients; bring the mail for the others by itself\r\n")
        }
        state = .checking(path)
        return .check(path)
    }

    /// Says what became of ``Step/check(_:)``, and gives what to do.
    public mutating func checked(_ recipient: Recipient) -> Step {
        guard case .checking(let path) = state else { return end("421 4.3.0 out of step") }
        state = .commands
        switch recipient {
        case .known:
            recipients.append(path)
            return .send("250 2.1.5 OK\r\n")
        case .unknown: return .send("550 5.1.1 there is no such recipient\r\n")
        case .unavailable: return .send("451 4.3.0 that cannot be said now; try again\r\n")
        }
    }

    private mutating func data() -> Step {
        guard !recipients.isEmpty else { return refuse("503 5.5.1 there is no recipient") }
        state = .data
        return .send("354 end with <CRLF>.<CRLF>\r\n")
    }

    // MARK: Content

    /// Takes whole lines out of the buffer: only CRLF ends one, so that nothing is smuggled behind another end.
    private mutating func content() -> Step? {
        while let line = line(bytesMax: .max) {
            if line == [UInt8(ascii: ".")] { return contentEnded() }
            if state == .overlong { continue }
            mail += line.first == UInt8(ascii: ".") ? line.dropFirst() : line[...]
            mail += [0x0d, 0x0a]
            if mail.count > mailBytesMax { giveUpContent() }
        }
        // A line without an end is bounded like the mail.
        if buffer.count - scanned + mail.count > mailBytesMax + 2 { giveUpContent() }
        if state == .overlong, buffer.count - scanned > Self.lineBytesMax {
            // The line goes on, and what is left of it must not look like a line of its own.
            buffer = [UInt8(ascii: "x")] + buffer.suffix(1)
            (scanned, searched) = (0, 0)
        }
        return nil
    }

    private mutating func giveUpContent() {
        state = .overlong
        mail = []
    }

    private mutating func contentEnded() -> Step {
        guard state == .data else {
            let replies = recipients.map { _ in "552 5.3.4 at most \(mailBytesMax) bytes\r\n" }.joined()
            forget()
            state = .commands
            return .send(replies)
        }
        state = .taking
        return .take(mail, MailEnvelope(sender: sender ?? "<>", recipients: recipients))
    }

    /// Says what became of ``Step/take(_:_:)``, and gives what to do: one answer for each recipient (RFC 2033, 4.2).
    ///
    /// - Parameter results: nil if the mail could not be taken now.
    public mutating func taken(_ results: [IntakeResult]?) -> Step {
        guard state == .taking else { return end("421 4.3.0 out of step") }
        let replies = recipients.indices.map { index -> String in
            guard let results, results.indices.contains(index) else {
                return "451 4.3.0 the mail cannot be taken now; bring it again\r\n"
            }
            return results[index].outcome == .noSuchRecipient
                ? "550 5.1.1 there is no such recipient\r\n" : "250 2.0.0 taken\r\n"
        }
        forget()
        state = .commands
        return .send(replies.joined())
    }

    // MARK: Lines

    /// The next line without its CRLF, if it has come whole.
    private mutating func line(bytesMax: Int) -> [UInt8]? {
        searched = max(searched, scanned)
        while searched + 1 < buffer.count {
            if buffer[searched] == 0x0d, buffer[searched + 1] == 0x0a {
                guard searched - scanned < bytesMax else { return nil }
                let line = Array(buffer[scanned..<searched])
                scanned = searched + 2
                return line
            }
            searched += 1
        }
        return nil
    }

    private mutating func forget() {
        sender = nil
        recipients = []
        mail = []
    }

    private mutating func refuse(_ reply: String) -> Step {
        errorCount += 1
        return errorCount > Self.errorsMax ? end("421 4.7.0 too many errors") : .send(reply + "\r\n")
    }

    private mutating func end(_ reply: String) -> Step {
        state = .over
        forget()
        return .close(reply + "\r\n")
    }

    /// What stands in the angle brackets of `FROM:<address> SIZE=1`, and what follows.
    private static func path(_ name: String, _ argument: String) -> (path: String, parameters: [String])? {
        guard argument.uppercased().hasPrefix(name) else { return nil }
        let rest = argument.dropFirst(name.count).trimmingSpaces
        guard rest.hasPrefix("<"), let close = rest.firstIndex(of: ">") else { return nil }
        let path = rest[rest.index(after: rest.startIndex)..<close]
        guard path.utf8.count <= 320, path.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else { return nil }
        return (String(path), rest[rest.index(after: close)...].split(separator: " ").map(String.init))
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
