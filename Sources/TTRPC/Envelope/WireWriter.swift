/// Writes protobuf fields to memory whose size was computed before.
struct WireWriter {
    private(set) var position: UnsafeMutableRawPointer

    init(_ start: UnsafeMutableRawPointer) {
        position = start
    }

    /// Bytes of a varint.
    @inline(__always)
    static func size(ofVarint value: UInt64) -> Int {
        let bits = 64 &- value.leadingZeroBitCount
        return value == 0 ? 1 : (bits &+ 6) / 7
    }

    /// Bytes of a length-delimited field with a one-byte tag.
    @inline(__always)
    static func size(ofBytes count: Int) -> Int {
        1 &+ size(ofVarint: UInt64(count)) &+ count
    }

    @inline(__always)
    mutating func write(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            write(byte: UInt8(truncatingIfNeeded: rest) | 0x80)
            rest &>>= 7
        }
        write(byte: UInt8(truncatingIfNeeded: rest))
    }

    @inline(__always)
    mutating func write(field number: UInt8, varint value: UInt64) {
        write(byte: number &<< 3)
        write(varint: value)
    }

    /// The tag and length of a field whose bytes come next.
    @inline(__always)
    mutating func write(field number: UInt8, bytesOfCount count: Int) {
        write(byte: number &<< 3 | 2)
        write(varint: UInt64(count))
    }

    mutating func write(field number: UInt8, bytes: some Sequence<UInt8>, count: Int) {
        write(field: number, bytesOfCount: count)
        write(bytes, count: count)
    }

    mutating func write(_ bytes: some Sequence<UInt8>, count: Int) {
        let target = UnsafeMutableBufferPointer(start: position.assumingMemoryBound(to: UInt8.self), count: count)
        let (_, written) = target.initialize(from: bytes)
        position += written
    }

    /// Steps over bytes that somebody else has written at ``position``.
    mutating func skip(_ count: Int) {
        position += count
    }

    @inline(__always)
    private mutating func write(byte: UInt8) {
        position.storeBytes(of: byte, as: UInt8.self)
        position += 1
    }
}
