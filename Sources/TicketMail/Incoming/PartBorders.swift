#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// What the borders between parts may begin with, learnt from the headers (RFC 2046, 5.1.1).
///
/// More lines count as borders than are: a prefix is enough, and a boundary that is written in an unusual way makes
/// every line a border that begins with two hyphens.
struct PartBorders {
    private var prefixes: [[UInt8]] = []
    private var isAnyBorder = false
    private var borderCount = 0
    private var comparisonCount = 0

    /// More multiparts than this are not for people.
    private static let boundariesMax = 64
    private static let comparisonsMax = 500_000

    /// Notes the boundaries of a header.
    mutating func learn(from header: LoweredHeader, partsMax: Int) throws(MailRefusal) {
        for offset in header.offsets(after: "boundary") {
            if let prefix = Self.value(in: header.original, at: offset) {
                if !prefixes.contains(prefix) { prefixes.append(prefix) }
            } else {
                isAnyBorder = true
            }
        }
        guard prefixes.count <= Self.boundariesMax else { throw .tooMany(.parts, max: partsMax) }
    }

    /// Whether a line that begins with two hyphens may be a border; throws when there are too many.
    mutating func contains(_ line: UnsafeRawBufferPointer, limits: MailLimits) throws(MailRefusal) -> Bool {
        guard isBorder(UnsafeRawBufferPointer(rebasing: line[2...])) else {
            guard comparisonCount <= Self.comparisonsMax else { throw .tooMany(.borders, max: Self.comparisonsMax) }
            return false
        }
        borderCount += 1
        guard borderCount <= 4 * limits.partsMax else { throw .tooMany(.parts, max: limits.partsMax) }
        return true
    }

    private mutating func isBorder(_ name: UnsafeRawBufferPointer) -> Bool {
        if isAnyBorder { return true }
        comparisonCount += prefixes.count
        return prefixes.contains { prefix in
            name.count >= prefix.count && prefix.withUnsafeBytes { isSame($0, name) }
        }
    }

    private func isSame(_ prefix: UnsafeRawBufferPointer, _ name: UnsafeRawBufferPointer) -> Bool {
        guard let left = prefix.baseAddress, let right = name.baseAddress else { return prefix.isEmpty }
        return memcmp(left, right, prefix.count) == 0
    }

    /// The value at `=`, as far as it is plain; nil when it is written so that it could be anything.
    private static func value(in bytes: [UInt8], at offset: Int) -> [UInt8]? {
        var rest = bytes[offset...]
        rest = rest.drop(while: isSpace)
        guard rest.first == UInt8(ascii: "=") else {
            // A comment or RFC 2231's forms; else the word stands in some text, and no line has a NUL.
            return rest.first.map("*(".utf8.contains) == true ? nil : [0]
        }
        rest = rest.dropFirst().drop(while: isSpace)
        if rest.first == UInt8(ascii: "\"") {
            let value = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n") }
            return isPlain(value) ? Array(value) : nil
        }
        let value = rest.prefix { !isSpace($0) && $0 != UInt8(ascii: ";") }
        return isPlain(value) ? Array(value) : nil
    }

    private static func isPlain(_ value: ArraySlice<UInt8>) -> Bool {
        !value.isEmpty && value.allSatisfy { (0x20..<0x7f).contains($0) && !"\\\"(".utf8.contains($0) }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
    }
}
