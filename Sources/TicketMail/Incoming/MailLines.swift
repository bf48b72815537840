#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The lines of a mail, all of which end alike: with CRLF, or as a pipe on Unix gives them, with LF.
struct MailLines {
    private let bytes: UnsafeRawBufferPointer
    private let lineBytesMax: Int
    private let endsWithCRLF: Bool
    private var offset = 0
    /// The number of the line that was read last, from 1.
    private(set) var number = 0

    init(_ bytes: UnsafeRawBufferPointer, lineBytesMax: Int) {
        self.bytes = bytes
        self.lineBytesMax = lineBytesMax
        let end = Self.find(UInt8(ascii: "\n"), in: bytes)
        endsWithCRLF = end.map { $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\r") } ?? true
    }

    /// The next line without its end, or nil after the last.
    mutating func next() throws(MailRefusal) -> UnsafeRawBufferPointer? {
        guard offset < bytes.count else { return nil }
        number += 1
        let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
        var line = rest
        if let end = Self.find(UInt8(ascii: "\n"), in: rest) {
            let hasCR = end > 0 && rest[end - 1] == UInt8(ascii: "\r")
            guard hasCR == endsWithCRLF else { throw .mixedLineEnds(line: number) }
            line = UnsafeRawBufferPointer(rebasing: rest[..<(hasCR ? end - 1 : end)])
            offset += end + 1
        } else {
            offset = bytes.count
        }
        guard line.count <= lineBytesMax else { throw .overlong(line: number, bytesMax: lineBytesMax) }
        if Self.find(UInt8(ascii: "\r"), in: line) != nil { throw .mixedLineEnds(line: number) }
        if Self.find(0, in: line) != nil { throw .nulByte(line: number) }
        return line
    }

    static func find(_ byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int? {
        guard let base = bytes.baseAddress, let found = memchr(base, Int32(byte), bytes.count) else { return nil }
        return UnsafeRawPointer(found) - base
    }
}
