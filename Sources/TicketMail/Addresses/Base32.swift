/// Base32 in lower case without padding (RFC 4648, 6): letters that survive programs which change the case of
/// addresses.
enum Base32 {
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var bits: UInt32 = 0
        var bitCount = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            bitCount += 8
            while bitCount >= 5 {
                bitCount -= 5
                text.append(alphabet[Int(bits >> bitCount & 31)])
            }
            bits &= (1 << bitCount) - 1
        }
        if bitCount > 0 { text.append(alphabet[Int(bits << (5 - bitCount) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes, or nil if `text` is not what `encode` gives for them, in either case.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var bitCount = 0
        for letter in text.utf8 {
            guard let value = value(of: letter) else { return nil }
            bits = bits << 5 | value
            bitCount += 5
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
            }
            bits &= (1 << bitCount) - 1
        }
        return bitCount < 5 && bits == 0 ? bytes : nil
    }

    private static func value(of letter: UInt8) -> UInt32? {
        switch letter | 0x20 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32((letter | 0x20) - UInt8(ascii: "a"))
        default: (UInt8(ascii: "2")...UInt8(ascii: "7")).contains(letter) ? UInt32(letter - 24) : nil
        }
    }
}
