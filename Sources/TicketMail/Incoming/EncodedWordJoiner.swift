/// Makes one encoded word of several in base64 that stand together in the same charset.
///
/// GMime 3.2 loses what follows a word that ends with padding, and most programs write such words. Together their
/// bytes are decoded as one, so a character that was cut in two is whole again.
enum EncodedWordJoiner {
    private struct Word {
        var charset: Substring
        var bytes: [UInt8]
        var end: String.Index
    }

    static func joined(_ text: String) -> String {
        guard text.contains("=?") else { return text }
        var output = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "=?")?.lowerBound {
            output += rest[..<start]
            rest = rest[start...]
            guard var word = word(at: rest) else {
                output += rest.prefix(2)
                rest = rest.dropFirst(2)
                continue
            }
            while let next = Self.word(at: text[word.end...].drop { $0 == " " || $0 == "\t" }),
                next.charset.lowercased() == word.charset.lowercased()
            {
                word.bytes += next.bytes
                word.end = next.end
            }
            output += "=?\(word.charset)?B?\(MailBase64.encode(word.bytes))?="
            rest = text[word.end...]
        }
        return output + rest
    }

    /// The word in base64 with which `text` begins, if it does.
    private static func word(at text: Substring) -> Word? {
        guard text.hasPrefix("=?") else { return nil }
        let fields = text.dropFirst(2).utf8.split(
            separator: UInt8(ascii: "?"), maxSplits: 3, omittingEmptySubsequences: false)
        guard fields.count == 4, fields[1].elementsEqual("B".utf8) || fields[1].elementsEqual("b".utf8),
            fields[3].first == UInt8(ascii: "="), (1...60).contains(fields[0].count),
            let bytes = MailBase64.decode(fields[2]), !bytes.isEmpty
        else { return nil }
        return Word(charset: Substring(fields[0]), bytes: bytes, end: fields[3].index(after: fields[3].startIndex))
    }
}
