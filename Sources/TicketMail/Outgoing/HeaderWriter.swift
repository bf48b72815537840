internal import TicketCore

/// Writes header fields whose lines have 76 bytes at most, where words allow it (RFC 5322, 2.2.3).
///
/// Every value is either checked before or goes through here as text, which turns line ends into spaces: a field
/// cannot end early.
struct HeaderWriter {
    private(set) var bytes: [UInt8] = []

    private static let lineBytesMax = 76

    /// A field of words between which lines may be folded.
    mutating func add(_ name: String, words: [String]) {
        var line = name + ":"
        for word in words.map(Self.harmless) where !word.isEmpty {
            if line.utf8.count + 1 + word.utf8.count > Self.lineBytesMax, !line.hasSuffix(":") {
                bytes += line.utf8
                bytes += "\r\n".utf8
                line = ""
            }
            line += " " + word
        }
        bytes += line.utf8
        bytes += "\r\n".utf8
    }

    /// A field of text.
    mutating func add(_ name: String, text: String) {
        let text = PlainText.line(text)
        let isPlain = EncodedWords.isPlain(text) && text.split(separator: " ").allSatisfy { $0.utf8.count <= 200 }
        add(name, words: (isPlain ? text : EncodedWords.encode(text)).split(separator: " ").map(String.init))
    }

    /// A field with one mailbox.
    mutating func add(_ name: String, mailbox: EmailAddress, called display: String = "") {
        let display = PlainText.line(display)
        guard !display.isEmpty else { return add(name, words: [mailbox.text]) }
        let isPlain = EncodedWords.isPlain(display) && display.utf8.count <= 60
        let words =
            isPlain ? [Self.quoted(display)] : EncodedWords.encode(display).split(separator: " ").map(String.init)
        add(name, words: words + ["<\(mailbox.text)>"])
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// Only printable ASCII leaves.
    private static func harmless(_ word: String) -> String {
        String(decoding: word.utf8.filter { (0x20...0x7e).contains($0) }, as: UTF8.self)
    }
}
