/// The fields of a mail's header that say from whom it is, as far as they can be read without decoding anything
/// (RFC 5322, 2.2).
struct MailHeader {
    private static let names = ["from", "sender", "reply-to", "return-path", "resent-from", "resent-sender"]
    /// How much of a mail is looked at, in bytes: a header is not longer.
    private static let bytesMax = 1 << 20

    /// What follows the names of these fields, a line each; the lines that go on are lines of their own.
    private(set) var authors: [String] = []

    init(_ raw: [UInt8]) {
        var isAuthor = false
        for line in raw.prefix(Self.bytesMax).split(separator: 0x0a, omittingEmptySubsequences: false) {
            guard let first = line.first, first != 0x0d else { return }
            let text = String(decoding: line, as: UTF8.self)
            if first == 0x20 || first == 0x09 {
                if isAuthor { authors.append(text) }
                continue
            }
            let name = text.prefix { $0 != ":" }.lowercased()
            isAuthor = Self.names.contains { name == $0 || name == $0 + " " }
            if isAuthor { authors.append(String(text.dropFirst(name.count + 1))) }
        }
    }
}
