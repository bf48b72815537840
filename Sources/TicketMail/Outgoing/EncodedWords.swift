/// Text for a header in ASCII (RFC 2047).
enum EncodedWords {
    /// A word has 75 bytes at most (RFC 2047, 2), 12 of them around the base64, which makes 4 bytes of 3; the first
    /// stands on a line with the field's name.
    private static let textBytesMax = 39

    /// Whether text may stand in a header as it is: printable ASCII, and nothing that reads as an encoded word.
    static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7e).contains($0) } && !text.contains("=?")
    }

    /// Words of base64 with a space between them; no character is cut in two.
    static func encode(_ text: String) -> String {
        var words: [String] = []
        var chunk: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(Character(scalar)).utf8)
            if chunk.count + bytes.count > textBytesMax {
                words.append(word(chunk))
                chunk = []
            }
            chunk += bytes
        }
        if !chunk.isEmpty { words.append(word(chunk)) }
        return words.joined(separator: " ")
    }

    private static func word(_ bytes: [UInt8]) -> String {
        "=?UTF-8?B?\(MailBase64.encode(bytes))?="
    }
}
