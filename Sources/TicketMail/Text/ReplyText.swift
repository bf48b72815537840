/// Finds in a mail's text what its author wrote now, in the forms of Gmail, Outlook, Apple Mail and Thunderbird in
/// English, Spanish, French and Portuguese.
///
/// Only what is surely quoted goes: answers written between quoted lines stay with them, and a forwarded mail stays,
/// since it is what its sender wants to show.
public enum ReplyText {
    /// Texts with more lines are logs, not answers.
    private static let linesMax = 20_000

    /// The new text without empty lines at its ends, or all of `text` where nothing would be left.
    ///
    /// - Parameter quoteOffset: where a mail program has marked the beginning of the quoted mail, in UTF-8 bytes.
    public static func reply(in text: String, quoteOffset: Int? = nil) -> String {
        var lines = lines(of: text, upTo: quoteOffset)
        guard lines.count <= linesMax else { return joined(lines) }
        cutHistory(&lines)
        cutTrailingQuote(&lines)
        cutLeadingQuote(&lines)
        cutSignature(&lines)
        let reply = joined(lines)
        return reply.isEmpty ? joined(text.split(separator: "\n", omittingEmptySubsequences: false)) : reply
    }

    private static func lines(of text: String, upTo quoteOffset: Int?) -> [Substring] {
        guard let quoteOffset, quoteOffset <= text.utf8.count else {
            return text.split(separator: "\n", omittingEmptySubsequences: false)
        }
        let quoted = Substring(text.utf8.dropFirst(quoteOffset))
        let first = quoted.split(separator: "\n").first { !isBlank($0) }
        let isForward = first.map(QuotePatterns.isForwardMark) ?? false
        return (isForward ? text[...] : Substring(text.utf8.prefix(quoteOffset)))
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Outlook's way: a line or a header, and the whole mail under it, not marked otherwise.
    private static func cutHistory(_ lines: inout [Substring]) {
        for index in lines.indices {
            if QuotePatterns.isForwardMark(lines[index]) { return }
            let isHistory =
                QuotePatterns.isOriginalMark(lines[index]) || QuotePatterns.isHeader(lines[index...].prefix(8))
            guard isHistory else { continue }
            lines.removeSubrange(index...)
            if let last = lastWritten(lines), QuotePatterns.isRule(lines[last]) { lines.removeSubrange(last...) }
            return
        }
    }

    /// The other way: lines behind `>` at the end, and who wrote them.
    private static func cutTrailingQuote(_ lines: inout [Substring]) {
        guard let last = lastWritten(lines) else { return }
        if isQuoted(lines[last]) {
            var start = last
            while start > 0, isQuoted(lines[start - 1]) || isBlank(lines[start - 1]) { start -= 1 }
            lines.removeSubrange(start...)
            cutAttribution(&lines)
        } else if let attribution = unmarkedQuote(in: lines) {
            lines.removeSubrange(attribution...)
        }
    }

    /// Some programs do not mark the lines under "… wrote:"; an address in it is taken for proof.
    private static func unmarkedQuote(in lines: [Substring]) -> Int? {
        guard !lines.contains(where: isQuoted) else { return nil }
        return lines.indices.first { index in
            (1...3).contains { count in
                let attribution = lines[index...].prefix(count).joined(separator: " ")
                return QuotePatterns.isAttribution(attribution) && attribution.contains("@")
            }
        }
    }

    private static func cutAttribution(_ lines: inout [Substring]) {
        guard let last = lastWritten(lines) else { return }
        for count in 1...3 where last - count + 1 >= 0 {
            let start = last - count + 1
            if QuotePatterns.isAttribution(lines[start...last].joined(separator: " ")) {
                lines.removeSubrange(start...)
                return
            }
        }
    }

    /// The answer under the quotation, if it is in one piece.
    private static func cutLeadingQuote(_ lines: inout [Substring]) {
        guard var first = lines.firstIndex(where: { !isBlank($0) }) else { return }
        for count in 1...3 where first + count < lines.count {
            guard QuotePatterns.isAttribution(lines[first..<(first + count)].joined(separator: " ")) else { continue }
            first += count
            while first < lines.count, isBlank(lines[first]) { first += 1 }
            break
        }
        guard first < lines.count, isQuoted(lines[first]) else { return }
        guard let answer = lines[first...].firstIndex(where: { !isQuoted($0) && !isBlank($0) }),
            !lines[answer...].contains(where: isQuoted)
        else { return }
        lines.removeSubrange(..<answer)
    }

    private static func cutSignature(_ lines: inout [Substring]) {
        if let dashes = lines.firstIndex(where: { $0 == "-- " || $0 == "--" }),
            lines[..<dashes].contains(where: { !isBlank($0) })
        {
            lines.removeSubrange(dashes...)
        }
        while let last = lastWritten(lines), QuotePatterns.isDeviceLine(lines[last]) { lines.removeSubrange(last...) }
    }

    private static func joined(_ lines: [Substring]) -> String {
        guard let first = lines.firstIndex(where: { !isBlank($0) }), let last = lastWritten(lines) else { return "" }
        return lines[first...last].joined(separator: "\n")
    }

    private static func lastWritten(_ lines: [Substring]) -> Int? { lines.lastIndex { !isBlank($0) } }

    private static func isBlank(_ line: Substring) -> Bool {
        line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
    }

    private static func isQuoted(_ line: Substring) -> Bool { line.utf8.first == UInt8(ascii: ">") }
}
