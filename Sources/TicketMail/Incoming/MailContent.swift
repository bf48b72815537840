/// The text of a mail and its files, chosen from its parts.
struct MailContent {
    private(set) var text = ""
    /// Where in `text` a quoted mail begins, by the marks that mail programs leave in HTML; counts UTF-8 bytes.
    private(set) var quoteOffset: Int?
    private(set) var parts: [MailPart] = []
    private(set) var report: DeliveryReport?
    private(set) var notes: Set<MailNote> = []
    private let limits: MailLimits

    init(_ tree: MimeTree, limits: MailLimits) {
        self.limits = limits
        take(tree.root, isRelated: false)
    }

    private mutating func take(_ node: MimeTree.Node, isRelated: Bool) {
        switch node {
        case .leaf(let leaf): takeLeaf(leaf, isRelated: isRelated)
        case .multipart("multipart/alternative", let children): takeBest(of: children)
        case .multipart("multipart/report", let children): takeReport(children)
        case .multipart("multipart/related", let children):
            for child in children { take(child, isRelated: true) }
        case .multipart("multipart/encrypted", let children):
            for case .leaf(let leaf) in children { keep(leaf, isInline: false) }
        case .multipart(_, let children):
            for child in children { take(child, isRelated: isRelated) }
        }
    }

    /// Plain text if it is there and says something, else HTML; files beside either are kept.
    private mutating func takeBest(of children: [MimeTree.Node]) {
        let chosen =
            children.firstIndex { Self.hasText(of: "text/plain", in: $0) }
            ?? children.firstIndex { Self.hasText(of: "text/html", in: $0) }
        for (index, child) in children.enumerated() {
            if index == chosen { take(child, isRelated: false) } else { keepFiles(of: child) }
        }
    }

    private mutating func keepFiles(of node: MimeTree.Node) {
        switch node {
        case .leaf(let leaf): if !Self.isText(leaf) { keep(leaf, isInline: leaf.contentID != nil) }
        case .multipart(_, let children): for child in children { keepFiles(of: child) }
        }
    }

    /// What a mail server says for people and for programs, and the mail it is about (RFC 6522).
    private mutating func takeReport(_ children: [MimeTree.Node]) {
        var status: MimeTree.Leaf?
        var original: MimeTree.Leaf?
        for (index, child) in children.enumerated() {
            guard case .leaf(let leaf) = child else {
                take(child, isRelated: false)
                continue
            }
            switch leaf.type {
            case "message/delivery-status", "message/global-delivery-status": status = leaf
            case "text/rfc822-headers", "message/rfc822", "message/global-headers": original = leaf
            default: if index == 0 { takeLeaf(leaf, isRelated: false) } else { keep(leaf, isInline: false) }
            }
        }
        if let status { report = DeliveryReport(status: status.bytes, original: original?.bytes ?? []) }
    }

    private mutating func takeLeaf(_ leaf: MimeTree.Leaf, isRelated: Bool) {
        guard Self.isText(leaf) else { return keep(leaf, isInline: isRelated || leaf.contentID != nil) }
        let isHTML = leaf.type == "text/html"
        let bytesMax = isHTML ? limits.htmlBytesMax : limits.textBytesMax
        if leaf.bytes.count > bytesMax { notes.insert(.textCut) }
        let decoded = CharsetDecoder.decode(Array(leaf.bytes.prefix(bytesMax)), charset: leaf.charset)
        notes.formUnion(decoded.notes)
        if isHTML {
            notes.insert(.madeFromHTML)
            let html = HTMLText(decoded.text)
            append(html.text, quoteOffset: html.quoteOffset)
        } else {
            let lines = PlainText.lines(decoded.text)
            append(leaf.flow.map { FlowedText.joined(lines, $0) } ?? lines, quoteOffset: nil)
        }
    }

    private mutating func append(_ more: String, quoteOffset offset: Int?) {
        guard more.contains(where: { !$0.isWhitespace }) else { return }
        if !text.isEmpty { text += text.hasSuffix("\n") ? "\n" : "\n\n" }
        if quoteOffset == nil, let offset { quoteOffset = text.utf8.count + offset }
        text += more
        guard text.utf8.count > limits.textBytesMax else { return }
        notes.insert(.textCut)
        text = String(decoding: text.utf8.prefix(limits.textBytesMax), as: UTF8.self)
    }

    private mutating func keep(_ leaf: MimeTree.Leaf, isInline: Bool) {
        parts.append(
            MailPart(
                name: FileName.safe(leaf.name, type: leaf.type), declaredType: leaf.type,
                sniffedType: ContentSniffer.type(of: leaf.bytes), isInline: isInline && !leaf.isAttachment,
                contentID: leaf.contentID, bytes: leaf.bytes))
    }

    private static func hasText(of type: String, in node: MimeTree.Node) -> Bool {
        switch node {
        case .leaf(let leaf):
            leaf.type == type && isText(leaf) && leaf.bytes.contains { !" \t\r\n".utf8.contains($0) }
        case .multipart(_, let children): children.contains { hasText(of: type, in: $0) }
        }
    }

    private static func isText(_ leaf: MimeTree.Leaf) -> Bool {
        !leaf.isAttachment && (leaf.type == "text/plain" || leaf.type == "text/html")
    }
}
