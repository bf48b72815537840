/// The rule by which a From has one author whom all programs read alike.
///
/// Filters and readers differ in what they make of `<a@x> <b@y>`, of a comment in an address, or of an address in a
/// name; so the field is taken apart here a second time, by the plain form of RFC 5322 alone.
enum MailAuthor {
    /// The one mailbox, or a refusal.
    static func check(_ field: MailFields.Field?, mailboxes: [MailAddress]) throws(MailRefusal) -> MailAddress {
        guard let field, mailboxes.count == 1, let author = mailboxes.first, let plain = bare(field.bytes) else {
            throw .unclearAuthor
        }
        guard String(decoding: plain, as: UTF8.self).lowercased() == author.address.lowercased() else {
            throw .unclearAuthor
        }
        return author
    }

    /// The address in a field: what stands in the only pair of angle brackets, at the end, or else the whole field.
    private static func bare(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        guard let text = withoutQuotesAndComments(bytes) else { return nil }
        let opening = text.indices.filter { text[$0] == UInt8(ascii: "<") }
        let closing = text.indices.filter { text[$0] == UInt8(ascii: ">") }
        guard let open = opening.first else {
            let address = trimmed(text[...])
            return closing.isEmpty && !address.contains(where: { " ,;:".utf8.contains($0) }) ? address : nil
        }
        guard opening.count == 1, closing.count == 1, let close = closing.first, close > open,
            trimmed(text[(close + 1)...]).isEmpty, !text[..<open].contains(where: { ",;:".utf8.contains($0) })
        else { return nil }
        return trimmed(text[(open + 1)..<close])
    }

    private static func withoutQuotesAndComments(_ bytes: [UInt8]) -> [UInt8]? {
        var kept: [UInt8] = []
        var isQuoted = false
        var depth = 0
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\\") where isQuoted || depth > 0: _ = rest.popFirst()
            case UInt8(ascii: "\"") where depth == 0: isQuoted.toggle()
            case UInt8(ascii: "(") where !isQuoted: depth += 1
            case UInt8(ascii: ")") where !isQuoted && depth > 0: depth -= 1
            default: if !isQuoted, depth == 0 { kept.append(byte) }
            }
        }
        return isQuoted || depth > 0 ? nil : kept
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        guard let last = bytes.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return [] }
        return bytes[...last]
    }
}
