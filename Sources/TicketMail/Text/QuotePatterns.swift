/// How mail programs announce, in four languages, that the mail follows which is answered.
enum QuotePatterns {
    /// Lines longer than this are prose.
    private static let markBytesMax = 300

    /// "On Monday, Ana wrote:" and its like.
    static func isAttribution(_ text: String) -> Bool {
        guard text.utf8.count <= markBytesMax, text.utf8.last(where: { $0 != 0x20 && $0 != 0x0d }) == UInt8(ascii: ":")
        else {
            return false
        }
        let words = normalized(text[...])
        guard words.hasSuffix(":"), words.contains(where: \.isNumber) else { return false }
        let body = words.dropLast().trimmedEnd
        return attributions.contains { begin, end in
            body.hasPrefix(begin)
                && end.contains { body.hasSuffix($0) || body.contains($0 + " ") && body.hasSuffix(">") }
        }
    }

    private static let attributions: [(begin: String, ends: [String])] = [
        ("on ", ["wrote"]), ("el ", ["escribió", "escribio"]), ("le ", ["a écrit", "a ecrit"]),
        ("em ", ["escreveu"]), ("no dia ", ["escreveu"]), ("a ", ["escreveu"]), ("il giorno ", ["ha scritto"]),
    ]

    /// "-----Original Message-----" and its like.
    static func isOriginalMark(_ line: Substring) -> Bool {
        let text = framed(line)
        return ["original message", "mensaje original", "message d'origine", "mensagem original"].contains(text)
    }

    /// "---------- Forwarded message ---------" and its like.
    static func isForwardMark(_ line: Substring) -> Bool {
        let text = framed(line)
        return [
            "forwarded message", "mensaje reenviado", "message transféré", "mensagem encaminhada",
            "begin forwarded message:", "inicio del mensaje reenviado:", "début du message transféré :",
            "início da mensagem encaminhada:", "début du message réexpédié :",
        ].contains(text)
    }

    /// A line of underscores, as Outlook puts before a header.
    static func isRule(_ line: Substring) -> Bool {
        let text = line.filter { !$0.isWhitespace }
        return text.utf8.count >= 10 && (text.allSatisfy { $0 == "_" } || text.allSatisfy { $0 == "-" })
    }

    /// From, date, recipient and subject as Outlook writes them over the mail that is answered: at least three of
    /// four, the first of them first.
    static func isHeader(_ lines: ArraySlice<Substring>) -> Bool {
        guard let first = lines.first, first.utf8.count <= markBytesMax,
            first.utf8.prefix(10).contains(UInt8(ascii: ":")),
            isField(normalized(first), authors)
        else {
            return false
        }
        let texts = lines.filter { $0.utf8.count <= markBytesMax * 4 }.map(normalized)
        let found = [dates, recipients, subjects].filter { names in texts.contains { isField($0, names) } }
        return found.count >= 2
    }

    private static let authors = ["from", "de"]
    private static let dates = [
        "sent", "date", "enviado", "enviado el", "fecha", "envoyé", "enviada em", "enviado em", "data",
    ]
    private static let recipients = ["to", "para", "à", "a"]
    private static let subjects = ["subject", "asunto", "objet", "assunto"]

    private static func isField(_ text: String, _ names: [String]) -> Bool {
        let text = text.filter { $0 != "*" }
        return names.contains { text.hasPrefix($0 + ":") || text.hasPrefix($0 + " :") }
    }

    /// What telephones write under every mail.
    static func isDeviceLine(_ line: Substring) -> Bool {
        guard line.utf8.count <= 100 else { return false }
        let text = normalized(line)
        return [
            "sent from my ", "enviado desde mi ", "envoyé de mon ", "envoyé depuis mon ", "enviado do meu ",
            "get outlook for ", "obtener outlook para ", "obtenir outlook pour ", "télécharger outlook pour ",
            "obter o outlook para ", "sent from outlook for ", "enviado desde outlook para ",
        ].contains(where: text.hasPrefix)
    }

    /// The text between the hyphens at both ends of a line.
    private static func framed(_ line: Substring) -> String {
        // A frame, or the words that end with a colon.
        guard line.utf8.count <= markBytesMax,
            line.utf8.first == UInt8(ascii: "-") || line.utf8.contains(UInt8(ascii: ":"))
        else { return "" }
        let isEdge: (Character) -> Bool = { $0 == "-" || $0 == " " }
        let text = normalized(line).drop(while: isEdge)
        guard let last = text.lastIndex(where: { !isEdge($0) }) else { return "" }
        return String(text[...last])
    }

    /// Lower case, with plain spaces and apostrophes.
    private static func normalized(_ line: Substring) -> String {
        var text = ""
        for character in line.lowercased() {
            switch character {
            case "\u{a0}", "\u{202f}", "\t", " ": if !text.isEmpty, text.last != " " { text += " " }
            case "’": text += "'"
            case "\u{200e}", "\u{200f}", "\u{202a}", "\u{202c}": break
            default: text.append(character)
            }
        }
        return String(text[...].trimmedEnd)
    }
}

extension StringProtocol where SubSequence == Substring {
    fileprivate var trimmedEnd: Substring {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return text
    }
}
