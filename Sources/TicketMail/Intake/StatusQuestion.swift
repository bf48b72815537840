internal import TicketCore

/// Tells a mail that asks where a ticket stands, and nothing else.
enum StatusQuestion {
    private static let words: Set<String> = [
        "status", "estado", "estatus", "statut", "état", "etat", "status please", "estado por favor",
        "statut s'il vous plaît", "status por favor",
    ]

    /// Whether a mail on a ticket asks for its status: by a text that is one of a few words, or by a subject like that
    /// over no text.
    static func isAsked(in mail: ParsedMail) -> Bool {
        guard mail.parts.isEmpty else { return false }
        let text = plain(mail.reply)
        return words.contains(text) || (text.isEmpty && words.contains(plain(mail.subject)))
    }

    /// The ticket after which a mail to a desk asks: `status #123456` in its subject; nil if it asks for none.
    static func ticketNumber(in mail: ParsedMail) -> Int64? {
        guard mail.parts.isEmpty else { return nil }
        let parts = plain(mail.subject).split(separator: " ").map(String.init)
        guard parts.count == 2, words.contains(parts[0]) else { return nil }
        return PlainNumber.read(parts[1][...].drop { $0 == "#" })
    }

    /// Lower case, without marks at either end.
    private static func plain(_ text: String) -> String {
        let marks: Set<Character> = ["?", "!", ".", "¿", "¡", ":", " ", "\n", "\t", "\r"]
        var text = text.lowercased()[...]
        while let last = text.last, marks.contains(last) { text.removeLast() }
        return String(text.drop(while: marks.contains))
    }
}
