/// One value of `traceparent`: version, trace id, parent id and flags, in hexadecimal, with dashes between them.
struct TraceParent {
    /// What version 00 has, and newer ones begin with.
    private static let byteCount = 55

    let traceID: String
    let parentID: String
    let isSampled: Bool

    /// Nil when the text breaks the rules.
    ///
    /// Of a version above 00 the first four fields are read, and more may follow behind a dash; version ff is none.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= Self.byteCount, let version = Self.number(bytes[0..<2]), version != 0xFF,
            version > 0 || bytes.count == Self.byteCount,
            bytes.count == Self.byteCount || bytes[Self.byteCount] == Self.dash,
            bytes[2] == Self.dash, bytes[35] == Self.dash, bytes[52] == Self.dash,
            let traceID = Self.id(bytes[3..<35]), let parentID = Self.id(bytes[36..<52]),
            let flags = Self.number(bytes[53..<55])
        else { return nil }
        self.traceID = traceID
        self.parentID = parentID
        isSampled = flags & 1 == 1
    }

    private static let dash = UInt8(ascii: "-")

    /// Digits that are not all zero.
    private static func id(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.allSatisfy({ digit($0) != nil }), bytes.contains(where: { $0 != UInt8(ascii: "0") }) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Two digits.
    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt8? {
        var number: UInt8 = 0
        for byte in bytes {
            guard let digit = digit(byte) else { return nil }
            number = number << 4 | digit
        }
        return number
    }

    /// Upper case is not allowed.
    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
