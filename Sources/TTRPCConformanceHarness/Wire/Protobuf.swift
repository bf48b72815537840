/// Protobuf fields, written and read by other means than those of the server that may be under test.
enum Protobuf {
    /// The value of a field.
    enum Value: Hashable {
        case varint(UInt64)
        case bytes([UInt8])
    }

    static func varint(_ value: UInt64) -> [UInt8] {
        value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7f) | 0x80] + varint(value >> 7)
    }

    /// A length-delimited field.
    static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        [number << 3 | 2] + varint(UInt64(bytes.count)) + bytes
    }

    static func field(_ number: UInt8, _ text: String) -> [UInt8] {
        field(number, Array(text.utf8))
    }

    /// The fields of a message, or nil when the bytes are none. Fixed-width fields are left out.
    static func fields(of bytes: [UInt8]) -> [(number: UInt64, value: Value)]? {
        var fields: [(UInt64, Value)] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let tag = takeVarint(from: &rest) else { return nil }
            switch tag & 7 {
            case 0:
                guard let value = takeVarint(from: &rest) else { return nil }
                fields.append((tag >> 3, .varint(value)))
            case 2:
                guard let count = takeVarint(from: &rest), count <= UInt64(rest.count) else { return nil }
                fields.append((tag >> 3, .bytes(Array(rest.prefix(Int(count))))))
                rest = rest.dropFirst(Int(count))
            case 1, 5:
                let count = tag & 7 == 1 ? 8 : 4
                guard rest.count >= count else { return nil }
                rest = rest.dropFirst(count)
            default:
                return nil
            }
        }
        return fields
    }

    private static func takeVarint(from bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard let byte = bytes.popFirst() else { return nil }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }
}
