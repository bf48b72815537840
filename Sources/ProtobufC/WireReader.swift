/// Walks over packed bytes without copying them; every step is checked against the end.
package struct WireReader {
    private let start: UnsafePointer<UInt8>
    private(set) var at: UnsafePointer<UInt8>
    private var end: UnsafePointer<UInt8>

    /// The bytes must outlive the reader. Fails for an empty buffer, which has nothing to read.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return nil }
        start = base.assumingMemoryBound(to: UInt8.self)
        at = start
        end = start + bytes.count
    }

    /// Whether everything has been read.
    package var isAtEnd: Bool { at == end }

    /// Bytes from the start of the outermost message, for error texts.
    package var offset: Int { at - start }

    /// A tag or a length: at most five bytes, which is all that libprotobuf-c reads, and at most 32 bits.
    @inline(__always)
    package mutating func shortVarint(_ what: StaticString) throws(ProtobufError) -> UInt32 {
        if at < end, at.pointee < 0x80 {
            defer { at += 1 }
            return UInt32(at.pointee)
        }
        // Two bytes are enough for the tag of a field up to 2,047 and for a length up to 16,383.
        if end - at >= 2, at[1] < 0x80 {
            defer { at += 2 }
            return UInt32(at.pointee & 0x7f) | UInt32(at[1]) &<< 7
        }
        return UInt32(truncatingIfNeeded: try longVarint(what, bytesMax: 5, valueMax: UInt64(UInt32.max)))
    }

    /// A value: at most ten bytes and 64 bits (encoding.md, "Base 128 Varints").
    @inline(__always)
    package mutating func skipVarint() throws(ProtobufError) {
        if at < end, at.pointee < 0x80 {
            at += 1
            return
        }
        _ = try longVarint("value", bytesMax: 10, valueMax: .max)
    }

    /// Passes over so many bytes.
    package mutating func skip(_ count: Int) throws(ProtobufError) {
        guard end - at >= count else { throw cut("value") }
        at += count
    }

    /// Narrows the reader to the next `count` bytes and gives the end to put back with `leave(_:)`.
    package mutating func enter(_ count: UInt32) throws(ProtobufError) -> UnsafePointer<UInt8> {
        guard end - at >= Int(count) else { throw cut("length-delimited value") }
        let outer = end
        end = at + Int(count)
        return outer
    }

    /// Goes behind the bytes that `enter(_:)` narrowed the reader to.
    package mutating func leave(_ outer: UnsafePointer<UInt8>) {
        at = end
        end = outer
    }

    /// A value as it is on the wire.
    package mutating func varint() throws(ProtobufError) -> UInt64 {
        try longVarint("value", bytesMax: 10, valueMax: .max)
    }

    /// Four bytes, the lowest first.
    package mutating func fixed32() throws(ProtobufError) -> UInt32 {
        try skip(4)
        return UInt32(littleEndian: UnsafeRawPointer(at - 4).loadUnaligned(as: UInt32.self))
    }

    /// Eight bytes, the lowest first.
    package mutating func fixed64() throws(ProtobufError) -> UInt64 {
        try skip(8)
        return UInt64(littleEndian: UnsafeRawPointer(at - 8).loadUnaligned(as: UInt64.self))
    }

    /// A length and so many bytes, copied.
    package mutating func data() throws(ProtobufError) -> [UInt8] {
        let outer = try enter(try shortVarint("length"))
        let data = [UInt8](UnsafeBufferPointer(start: at, count: end - at))
        leave(outer)
        return data
    }

    private mutating func longVarint(
        _ what: StaticString, bytesMax: Int, valueMax: UInt64
    ) throws(ProtobufError) -> UInt64 {
        let first = offset
        var value: UInt64 = 0
        for index in 0..<bytesMax {
            guard at < end else { throw cut(what) }
            let byte = UInt64(at.pointee)
            at += 1
            let bits = byte & 0x7f
            guard index < 9 || bits <= 1 else { break }
            value |= bits &<< UInt64(7 &* index)
            if byte < 0x80 {
                guard value <= valueMax else { break }
                return value
            }
        }
        throw .malformed(reason: "the \(what) at byte \(first) is longer than a varint may be")
    }

    private func cut(_ what: StaticString) -> ProtobufError {
        .malformed(reason: "the \(what) at byte \(offset) runs past the end")
    }
}
