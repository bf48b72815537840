/// Packed bytes, put together by hand.
struct Wire {
    var bytes: [UInt8] = []

    static func varint(_ field: UInt64, _ value: UInt64) -> Wire {
        Wire(bytes: encode(field << 3) + encode(value))
    }

    static func fixed64(_ field: UInt64, _ bytes: [UInt8]) -> Wire { Wire(bytes: encode(field << 3 | 1) + bytes) }

    static func fixed32(_ field: UInt64, _ bytes: [UInt8]) -> Wire { Wire(bytes: encode(field << 3 | 5) + bytes) }

    static func data(_ field: UInt64, _ bytes: [UInt8]) -> Wire {
        Wire(bytes: encode(field << 3 | 2) + encode(UInt64(bytes.count)) + bytes)
    }

    static func text(_ field: UInt64, _ text: String) -> Wire { data(field, Array(text.utf8)) }

    static func message(_ field: UInt64, _ inner: Wire) -> Wire { data(field, inner.bytes) }

    static func + (left: Wire, right: Wire) -> Wire { Wire(bytes: left.bytes + right.bytes) }

    static func encode(_ value: UInt64) -> [UInt8] {
        var rest = value
        var bytes: [UInt8] = []
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }
}
