internal import ProtobufC

/// Base64 for URLs and file names, without padding (RFC 4648, section 5).
enum Base64URL {
    /// The text for some bytes.
    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        Base64.append(bytes, to: &text)
        while text.last == UInt8(ascii: "=") { text.removeLast() }
        for index in text.indices { text[index] = urlDigit(text[index]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text, or nil if it is none of this kind.
    static func decode(_ text: String) -> [UInt8]? {
        guard !text.utf8.contains(where: { "+/=".utf8.contains($0) }) else { return nil }
        return Base64.decode(text)
    }

    private static func urlDigit(_ digit: UInt8) -> UInt8 {
        switch digit {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        default: digit
        }
    }
}
