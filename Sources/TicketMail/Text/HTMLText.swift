/// Plain text made of HTML: what a person would read, line by line. Nothing is rendered, loaded or run.
struct HTMLText {
    private(set) var text = ""
    /// Where a mail program has marked that the mail begins which is answered; counts UTF-8 bytes of `text`.
    private(set) var quoteOffset: Int?

    private var quoteDepth = 0
    private var skipped: String?
    private var preDepth = 0
    private var listNumbers: [Int?] = []
    private var link: (target: String, offset: Int)?
    private var hasPendingSpace = false
    private var isLineEmpty = true
    private var hasPendingBlankLine = false
    private var lineDepth = 0
    /// Whether a quote without an end was seen: from there on any `>` ends a tag, or each tag would be sought to the
    /// end.
    private var hasBrokenQuotes = false

    /// Elements whose content is not text.
    private static let silent: Set<String> = [
        "script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe", "textarea", "select",
    ]
    private static let blocks: Set<String> = [
        "p", "div", "table", "tr", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr",
        "address", "article", "section", "header", "footer", "blockquote", "center", "li", "figure", "form",
    ]
    private static let spaced: Set<String> = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre"]
    private static let depthMax = 20

    init(_ html: String) {
        var rest = html.utf8[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "<"), let after = readMarkup(rest) {
                rest = after
            } else {
                let run = rest.dropFirst().prefix { $0 != UInt8(ascii: "<") }
                write(rest[..<run.endIndex])
                rest = rest[run.endIndex...]
            }
        }
        while text.hasSuffix("\n") { text.removeLast() }
        if !text.isEmpty { text += "\n" }
        if let offset = quoteOffset, offset >= text.utf8.count { quoteOffset = nil }
    }

    /// Reads a tag, a comment or a declaration; nil if `<` is only a character.
    private mutating func readMarkup(_ rest: Substring.UTF8View) -> Substring.UTF8View? {
        let body = rest.dropFirst()
        if body.starts(with: "!--".utf8) { return Self.afterComment(body.dropFirst(3)) }
        guard let next = body.first, (0x61...0x7a).contains(next | 0x20) || "/!?".utf8.contains(next) else {
            return nil
        }
        let end = endOfTag(body)
        if let tag = HTMLTag(body[..<end]) { take(tag) }
        return body[end...].dropFirst()
    }

    /// Without an end, the rest is the comment.
    private static func afterComment(_ rest: Substring.UTF8View) -> Substring.UTF8View {
        var rest = rest
        while let dash = rest.firstIndex(of: UInt8(ascii: "-")) {
            rest = rest[dash...]
            if rest.starts(with: "-->".utf8) { return rest.dropFirst(3) }
            rest = rest.dropFirst()
        }
        return rest.suffix(0)
    }

    private mutating func endOfTag(_ body: Substring.UTF8View) -> Substring.UTF8View.Index {
        if !hasBrokenQuotes {
            var quote: UInt8?
            for index in body.indices {
                let byte = body[index]
                if let open = quote {
                    if byte == open { quote = nil }
                } else if byte == UInt8(ascii: ">") {
                    return index
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                }
            }
            hasBrokenQuotes = true
        }
        return body.firstIndex(of: UInt8(ascii: ">")) ?? body.endIndex
    }
}

extension HTMLText {
    private mutating func take(_ tag: HTMLTag) {
        if let open = skipped {
            if tag.isEnd ? tag.name == open : open == "head" && tag.name == "body" { skipped = nil }
            return
        }
        if Self.silent.contains(tag.name) {
            if !tag.isEnd { skipped = tag.name }
            return
        }
        if !tag.isEnd { noteQuote(tag) }
        if Self.blocks.contains(tag.name) { breakLine(blank: Self.spaced.contains(tag.name)) }
        switch tag.name {
        case "br": endLine()
        case "hr":
            if !tag.isEnd {
                write("---")
                endLine()
            }
        case "blockquote": quoteDepth = min(Self.depthMax, max(0, quoteDepth + (tag.isEnd ? -1 : 1)))
        case "pre": preDepth = max(0, preDepth + (tag.isEnd ? -1 : 1))
        case "ul", "ol": takeList(tag)
        case "li": if !tag.isEnd { beginItem() }
        case "td", "th": if tag.isEnd { hasPendingSpace = true }
        case "img": if let alt = tag.attribute("alt") { write(alt.utf8) }
        case "a": takeLink(tag)
        default: break
        }
    }

    private mutating func takeList(_ tag: HTMLTag) {
        if tag.isEnd {
            _ = listNumbers.popLast()
        } else if listNumbers.count < Self.depthMax {
            listNumbers.append(tag.name == "ol" ? 1 : nil)
        }
    }

    private mutating func beginItem() {
        guard let last = listNumbers.last, let number = last else { return write("- ") }
        write("\(number). ")
        listNumbers[listNumbers.count - 1] = number &+ 1
    }

    /// A link's target is written after its words, if they do not show it.
    private mutating func takeLink(_ tag: HTMLTag) {
        if !tag.isEnd {
            link = tag.attribute("href").map { (Self.resolved($0.utf8), text.utf8.count) }
        } else if let (target, offset) = link {
            link = nil
            let isShown = Substring(text.utf8.dropFirst(offset)).contains(target)
            guard ["http://", "https://"].contains(where: target.lowercased().hasPrefix), target.utf8.count <= 2_000,
                !isShown
            else { return }
            write(" (\(PlainText.line(target)))")
        }
    }

    /// The marks of Gmail, Outlook, Yahoo and Thunderbird.
    private mutating func noteQuote(_ tag: HTMLTag) {
        guard quoteOffset == nil, ["div", "blockquote", "hr", "span"].contains(tag.name) else { return }
        let names = (tag.attribute("class") ?? "").split(separator: " ")
        let id = tag.attribute("id") ?? ""
        let isMarked =
            names.contains { ["gmail_quote", "gmail_quote_container", "yahoo_quoted", "moz-cite-prefix"].contains($0) }
            || ["divRplyFwdMsg", "appendonsend", "stopSpelling", "OLK_SRC_BODY_SECTION"].contains { id.hasSuffix($0) }
        if isMarked {
            breakLine(blank: false)
            quoteOffset = text.utf8.count
        }
    }

    private mutating func write(_ run: Substring.UTF8View) {
        guard skipped == nil else { return }
        let resolved = Self.resolved(run)
        guard preDepth == 0 else {
            for (index, line) in resolved.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { endLine() }
                writeWord(String(line))
            }
            return
        }
        if let first = resolved.unicodeScalars.first, Self.isSpace(first) { hasPendingSpace = true }
        for word in resolved.unicodeScalars.split(whereSeparator: Self.isSpace) {
            writeWord(String(word))
            hasPendingSpace = true
        }
        if let last = resolved.unicodeScalars.last, !Self.isSpace(last) { hasPendingSpace = false }
    }

    private mutating func write(_ text: String) {
        write(text[...].utf8)
        if text.hasSuffix(" ") { hasPendingSpace = true }
    }

    private mutating func writeWord(_ word: String) {
        let word = PlainText.lines(word)
        guard !word.isEmpty else { return }
        if isLineEmpty {
            // Mails are full of empty blocks; two empty lines say no more than one.
            if hasPendingBlankLine, !text.isEmpty {
                text += String(repeating: ">", count: min(lineDepth, quoteDepth)) + "\n"
            }
            text += String(repeating: "> ", count: quoteDepth)
            lineDepth = quoteDepth
            hasPendingBlankLine = false
        } else if hasPendingSpace {
            text += " "
        }
        text += word
        hasPendingSpace = false
        isLineEmpty = false
    }

    private mutating func breakLine(blank: Bool) {
        if !isLineEmpty { endLine() }
        if blank { hasPendingBlankLine = true }
    }

    private mutating func endLine() {
        hasPendingSpace = false
        if isLineEmpty {
            hasPendingBlankLine = true
        } else {
            text += "\n"
            isLineEmpty = true
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{c}" || scalar == "\u{a0}"
    }

    /// Text with its character references resolved.
    private static func resolved(_ run: Substring.UTF8View) -> String {
        var output = ""
        var rest = run
        while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
            output += Substring(rest[..<ampersand])
            rest = rest[ampersand...].dropFirst()
            let name = rest.prefix(32).prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "&") && $0 != 0x20 }
            let isEnded = name.endIndex < rest.endIndex && rest[name.endIndex] == UInt8(ascii: ";")
            if isEnded, let text = HTMLEntities.text(of: Substring(name)) {
                output += text
                rest = rest[name.endIndex...].dropFirst()
            } else {
                output += "&"
            }
        }
        return output + Substring(rest)
    }
}
