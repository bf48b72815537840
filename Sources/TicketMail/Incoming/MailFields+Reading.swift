extension MailFields {
    /// Adds the field that a line begins, or tells that it is none: a name of printable ASCII without a space, a colon,
    /// anything (RFC 5322, 2.2).
    mutating func append(_ line: UnsafeRawBufferPointer) -> Bool {
        guard let colon = MailLines.find(UInt8(ascii: ":"), in: line), colon > 0 else { return false }
        let name = line[..<colon]
        guard name.allSatisfy({ (0x21...0x7e).contains($0) }) else { return false }
        all.append(
            Field(name: String(decoding: name, as: UTF8.self), bytes: Array(Self.trimmed(line[(colon + 1)...]))))
        return true
    }

    /// Adds a folded line to the last field, with one space between.
    mutating func continueLast(with line: UnsafeRawBufferPointer) {
        let more = Self.trimmed(line[...])
        guard !all.isEmpty, !more.isEmpty else { return }
        let last = all.count - 1
        if !all[last].bytes.isEmpty { all[last].bytes.append(UInt8(ascii: " ")) }
        all[last].bytes += more
    }

    /// The fields that a mail may have once (RFC 5322, 3.6), and those of MIME (RFC 2045).
    private static let single = [
        "From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Message-ID", "In-Reply-To", "References", "Subject", "Date",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition",
    ]

    /// Throws if a field is there again that may be there once.
    func checkSingles() throws(MailRefusal) {
        for name in Self.single where values(name).count > 1 { throw .repeatedField(name) }
    }

    private static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
        var bytes = bytes
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes = bytes.dropLast() }
        return bytes
    }
}
