/// One look over a mail before GMime sees it: line by line, in linear time and with little memory.
///
/// GMime makes an object of each field and part, without a limit. So this counts, and where it cannot know what is a
/// header or a border it takes for one what GMime could possibly take for one.
struct MailPrescan {
    private let limits: MailLimits
    private var fields = MailFields()
    private var block = HeaderBlock()
    private var borders = PartBorders()
    private var place = Place.mailHeader
    private var headersBytes = 0
    private var encodedWords = 0
    private var hasDigests = false

    private enum Place {
        case mailHeader
        case innerHeader
        case body
    }

    /// The mail's own header fields.
    static func fields(
        of bytes: UnsafeRawBufferPointer, limits: MailLimits
    ) throws(MailRefusal) -> MailFields {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limits.mailBytesMax else {
            throw .tooLarge(bytes: bytes.count, bytesMax: limits.mailBytesMax)
        }
        var scan = MailPrescan(limits: limits)
        var lines = MailLines(bytes, lineBytesMax: limits.lineBytesMax)
        while let line = try lines.next() {
            guard lines.number <= limits.linesMax else { throw .tooMany(.lines, max: limits.linesMax) }
            try scan.read(line, number: lines.number)
        }
        if scan.place != .body { try scan.endHeader() }
        return scan.fields
    }

    private init(limits: MailLimits) {
        self.limits = limits
    }

    private mutating func read(_ line: UnsafeRawBufferPointer, number: Int) throws(MailRefusal) {
        if line.count > 1, line[0] == UInt8(ascii: "-"), line[1] == UInt8(ascii: "-"), place != .mailHeader,
            try borders.contains(line, limits: limits)
        {
            if place != .body { try endHeader() }
            place = .innerHeader
            block = HeaderBlock(followsBorder: true)
            return
        }
        guard place != .body else { return }
        guard !line.isEmpty else { return try endHeader() }
        try readHeader(line, number: number)
    }

    private mutating func readHeader(_ line: UnsafeRawBufferPointer, number: Int) throws(MailRefusal) {
        headersBytes += line.count + 2
        block.bytes += line
        block.bytes.append(UInt8(ascii: "\n"))
        guard block.bytes.count <= limits.headerBytesMax, headersBytes <= limits.headersBytesMax else {
            throw .overlong(line: number, bytesMax: limits.headerBytesMax)
        }
        if !Self.isSpace(line[0]) {
            block.fieldCount += 1
            block.fieldBytes = 0
        }
        block.fieldBytes += line.count
        guard block.fieldBytes <= limits.fieldBytesMax else {
            throw .overlong(line: number, bytesMax: limits.fieldBytesMax)
        }
        guard block.fieldCount <= limits.fieldsMax else { throw .tooMany(.fields, max: limits.fieldsMax) }
        if place == .mailHeader { try keep(line, number: number) }
    }

    /// The mail's own header is read strictly.
    private mutating func keep(_ line: UnsafeRawBufferPointer, number: Int) throws(MailRefusal) {
        if Self.isSpace(line[0]) {
            guard !fields.all.isEmpty else { throw .malformedField(line: number) }
            fields.continueLast(with: line)
        } else if number == 1, line.starts(with: "From ".utf8) {
            // The line that an mbox, or an MTA's pipe, puts before a mail.
            block = HeaderBlock()
        } else {
            guard fields.append(line) else { throw .malformedField(line: number) }
        }
    }

    private mutating func endHeader() throws(MailRefusal) {
        let header = LoweredHeader(block.bytes)
        encodedWords += header.count(of: "=?")
        guard encodedWords <= limits.encodedWordsMax else { throw .tooMany(.encodedWords, max: limits.encodedWordsMax) }
        try borders.learn(from: header, partsMax: limits.partsMax)
        if header.count(of: "digest") > 0 { hasDigests = true }
        // A mail inside a mail has its header right after this one; in a multipart/digest each part is a mail.
        let isMailNext = header.count(of: "message/") > 0 || (hasDigests && block.followsBorder)
        place = isMailNext ? .innerHeader : .body
        block = HeaderBlock()
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}

/// What is known of the header that is being read.
private struct HeaderBlock {
    var bytes: [UInt8] = []
    var fieldCount = 0
    var fieldBytes = 0
    var followsBorder = false
}
