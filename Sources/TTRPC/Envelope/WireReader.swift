/// Reads protobuf fields off a buffer, one after the other, without copying and without trusting it.
struct WireReader {
    /// A field's value, as its wire type gives it.
    enum Value {
        case varint(UInt64)
        case bytes(UnsafeRawBufferPointer)
        /// Eight or four bytes, or a group's borders: nothing in the envelopes has them, so they are skipped.
        case other
    }

    struct Field {
        let number: Int
        let value: Value
        /// Where the field begins and ends in the buffer, its tag included.
        let start: Int
        let end: Int
    }

    private let bytes: UnsafeRawBufferPointer
    private(set) var position = 0
    /// True when the bytes are no protobuf. Nothing is read after that.
    private(set) var isMalformed = false

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The next field, or nil at the end and when ``isMalformed``.
    @inline(__always)
    mutating func next() -> Field? {
        guard position < bytes.count, !isMalformed else { return nil }
        let start = position
        guard let tag = varint(), tag >> 3 != 0, tag >> 3 < 1 << 29, let value = value(wireType: UInt8(tag & 7)) else {
            isMalformed = true
            return nil
        }
        return Field(number: Int(tag >> 3), value: value, start: start, end: position)
    }

    private mutating func value(wireType: UInt8) -> Value? {
        switch wireType {
        case 0: varint().map { .varint($0) }
        case 1: skip(8)
        case 2: lengthDelimited().map { .bytes($0) }
        case 5: skip(4)
        default: nil
        }
    }

    private mutating func skip(_ count: Int) -> Value? {
        guard bytes.count - position >= count else { return nil }
        position += count
        return .other
    }

    private mutating func lengthDelimited() -> UnsafeRawBufferPointer? {
        guard let count = varint(), count <= UInt64(bytes.count - position) else { return nil }
        let start = position
        position += Int(count)
        return UnsafeRawBufferPointer(rebasing: bytes[start..<position])
    }

    /// At most ten bytes, the last of them at most 1.
    @inline(__always)
    private mutating func varint() -> UInt64? {
        guard position < bytes.count else { return nil }
        let first = bytes[position]
        if first < 0x80 {
            position &+= 1
            return UInt64(first)
        }
        return longVarint()
    }

    private mutating func longVarint() -> UInt64? {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while position < bytes.count {
            let byte = bytes[position]
            position &+= 1
            if shift == 63, byte > 1 { return nil }
            result |= UInt64(byte & 0x7f) &<< shift
            if byte < 0x80 { return result }
            shift += 7
            if shift > 63 { return nil }
        }
        return nil
    }
}
