/// Reads a time zone's file in the TZif format (RFC 9636), versions 2 to 4.
///
/// Stricter than the format where the difference is one between an answer and a guess: no leap seconds, no version 1,
/// which says nothing of the years after 2037, nothing behind the end.
struct ZoneFileReader {
    /// How large a file may be, in bytes. The largest of the IANA database has some 4,000.
    static let bytesMax = 65_536
    /// A day and some hours either way (RFC 9636, 3.2).
    private static let offsets = -89_999...93_599

    private var rest: ArraySlice<UInt8>

    /// The rules that a file states.
    ///
    /// - Throws: `ZoneFileError`, which says what is wrong with the bytes.
    static func read(_ bytes: [UInt8], name: String) throws(ZoneFileError) -> ZoneRules {
        guard bytes.count <= bytesMax else { throw ZoneFileError("more than \(bytesMax) bytes") }
        var reader = ZoneFileReader(rest: bytes[...])
        return try reader.rules(name: name)
    }

    private mutating func rules(name: String) throws(ZoneFileError) -> ZoneRules {
        // The first block has 32 bits for a time; it is there for readers of version 1.
        try skip(try header().byteCount(timeBytes: 4))
        let counts = try header()
        try counts.check()
        let changes = try self.changes(counts.times)
        let kinds = try bytes(counts.times)
        let offsets = try self.offsets(counts.types, nameBytes: counts.nameBytes)
        try skip(counts.nameBytes + counts.standardFlags + counts.universalFlags)
        let future = try footer()
        guard kinds.allSatisfy({ Int($0) < offsets.count }) else {
            throw ZoneFileError("a change to a type that is not there")
        }
        return ZoneRules(
            name: name, changes: changes, offsets: [offsets[0]] + kinds.map { offsets[Int($0)] }, future: future)
    }

    /// How much of everything a block has.
    private struct Counts {
        var universalFlags: Int
        var standardFlags: Int
        var leapSeconds: Int
        var times: Int
        var types: Int
        var nameBytes: Int

        func byteCount(timeBytes: Int) -> Int {
            times * (timeBytes + 1) + types * 6 + nameBytes + leapSeconds * (timeBytes + 4) + standardFlags
                + universalFlags
        }

        func check() throws(ZoneFileError) {
            guard leapSeconds == 0 else { throw ZoneFileError("it counts leap seconds, which UTC here does not") }
            guard (1...256).contains(types), nameBytes > 0 else { throw ZoneFileError("no type of local time") }
            guard [0, types].contains(standardFlags), [0, types].contains(universalFlags) else {
                throw ZoneFileError("counts that contradict each other")
            }
        }
    }

    private mutating func header() throws(ZoneFileError) -> Counts {
        guard try bytes(4).elementsEqual("TZif".utf8) else { throw ZoneFileError("no TZif file") }
        guard let version = try bytes(1).first, (UInt8(ascii: "2")...UInt8(ascii: "4")).contains(version) else {
            throw ZoneFileError("a version of TZif that is not read; 2, 3 and 4 are")
        }
        try skip(15)
        return Counts(
            universalFlags: try count(), standardFlags: try count(), leapSeconds: try count(), times: try count(),
            types: try count(), nameBytes: try count())
    }

    private mutating func changes(_ count: Int) throws(ZoneFileError) -> [Int] {
        let bytes = try bytes(count * 8)
        var changes: [Int] = []
        changes.reserveCapacity(count)
        for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: 8) {
            let change = bytes[start..<start + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            changes.append(Int(Int64(bitPattern: change)))
        }
        guard zip(changes, changes.dropFirst()).allSatisfy(<) else { throw ZoneFileError("changes out of order") }
        return changes
    }

    private mutating func offsets(_ count: Int, nameBytes: Int) throws(ZoneFileError) -> [Int] {
        let bytes = try bytes(count * 6)
        var offsets: [Int] = []
        for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: 6) {
            let bits = bytes[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            let offset = Int(Int32(bitPattern: bits))
            guard Self.offsets.contains(offset), bytes[start + 4] <= 1, Int(bytes[start + 5]) < nameBytes else {
                throw ZoneFileError("a type of local time that makes no sense")
            }
            offsets.append(offset)
        }
        return offsets
    }

    /// The rule for the time behind the last change; nil if the file gives none.
    private mutating func footer() throws(ZoneFileError) -> ZoneRecurrence? {
        let newline = UInt8(ascii: "\n")
        guard rest.count >= 2, rest.first == newline, rest.last == newline else {
            throw ZoneFileError("no footer at its end")
        }
        let text = rest.dropFirst().dropLast()
        guard !text.isEmpty else { return nil }
        guard let recurrence = ZoneRecurrenceParser.parse(text) else {
            throw ZoneFileError("a footer that is no rule")
        }
        return recurrence
    }

    private mutating func count() throws(ZoneFileError) -> Int {
        try bytes(4).reduce(0) { $0 << 8 | Int($1) }
    }

    private mutating func skip(_ count: Int) throws(ZoneFileError) {
        _ = try bytes(count)
    }

    private mutating func bytes(_ count: Int) throws(ZoneFileError) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw ZoneFileError("it ends too soon") }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
