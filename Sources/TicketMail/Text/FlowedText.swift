/// Text whose paragraphs were broken into lines by a program (RFC 3676).
enum FlowedText {
    /// What becomes of the space at the end of a line that goes on.
    enum Flow: Sendable {
        /// It stays, as between words (DelSp=no).
        case keepingSpaces
        /// It goes (DelSp=yes).
        case deletingSpaces
    }

    /// Lines joined to paragraphs, at each depth of quotation apart.
    static func joined(_ text: String, _ flow: Flow) -> String {
        var output = ""
        output.reserveCapacity(text.utf8.count)
        var openDepth: Int?
        let body = text.hasSuffix("\n") ? text.dropLast() : text[...]
        for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
            let depth = line.utf8.prefix { $0 == UInt8(ascii: ">") }.count
            var content = line.dropFirst(depth)
            // A space was put before lines that would else begin like a quotation.
            if content.first == " " { content = content.dropFirst() }
            let isSignature = content == "-- "
            if openDepth == depth, !isSignature {
                output += content
            } else {
                if openDepth != nil { output += "\n" }
                output += String(repeating: ">", count: depth) + (depth > 0 ? " " : "") + content
            }
            if content.hasSuffix(" "), !isSignature {
                openDepth = depth
                if flow == .deletingSpaces { output.removeLast() }
            } else {
                openDepth = nil
                output += "\n"
            }
        }
        if output.hasSuffix("\n"), !text.hasSuffix("\n") { output.removeLast() }
        return output
    }
}
