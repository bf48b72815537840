/// The fields of a packed message, read by hand, so that the code under test does not judge itself.
struct PackedFields {
    private var data: [UInt64: [[UInt8]]] = [:]
    private var varints: [UInt64: [UInt64]] = [:]

    /// Reads varints and length-delimited fields; the bytes must be whole.
    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let tag = Self.varint(&rest)
            if tag & 7 == 0 {
                varints[tag >> 3, default: []].append(Self.varint(&rest))
            } else {
                let count = Int(Self.varint(&rest))
                data[tag >> 3, default: []].append(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
        }
    }

    subscript(number: UInt64) -> [[UInt8]] { data[number] ?? [] }

    func strings(_ number: UInt64) -> [String] { self[number].map { String(decoding: $0, as: UTF8.self) } }

    func numbers(_ number: UInt64) -> [UInt64] { varints[number] ?? [] }

    static func packed(_ number: UInt64, _ value: [UInt8]) -> [UInt8] {
        encode(number << 3 | 2) + encode(UInt64(value.count)) + value
    }

    private static func encode(_ value: UInt64) -> [UInt8] {
        value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7f) | 0x80] + encode(value >> 7)
    }

    private static func varint(_ rest: inout ArraySlice<UInt8>) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = rest.popFirst() {
            value |= UInt64(byte & 0x7f) << shift
            shift += 7
            if byte < 0x80 { break }
        }
        return value
    }
}
