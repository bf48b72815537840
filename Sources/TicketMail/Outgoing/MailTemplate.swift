/// The subject and the text of one kind of mail in one language, with places to fill: `{ticket}`.
public struct MailTemplate: Sendable, Hashable {
    /// A place in a template.
    public enum Place: String, Sendable, Hashable, CaseIterable {
        /// The ticket as people call it, such as `#123456`.
        case ticket
        /// The desk's name.
        case desk
        /// The ticket's subject. Not in mails that answer one automatically: those echo nothing of the sender's.
        case subject
        /// The status as the recipient sees it.
        case status
        /// Who wrote.
        case author
        /// What was written.
        case message
        /// Where the ticket, or the form for a new password, is.
        case link
        /// How long the link holds, in the recipient's language.
        case expiry
        /// Nothing: it marks what is said only to those whose replies are taken.
        case replies

        /// Whether a paragraph with it goes where it has no value.
        var isOptional: Bool { self == .link || self == .replies || self == .message }
    }

    /// What stands between two places, or a place.
    enum Piece: Sendable, Hashable {
        case text(String)
        case place(Place)

        var place: Place? {
            if case .place(let place) = self { place } else { nil }
        }
    }

    let subject: [Piece]
    let paragraphs: [[Piece]]

    /// The places that it has.
    public var places: Set<Place> { Set((subject + paragraphs.joined()).compactMap(\.place)) }

    /// The subject and the text with every place filled; places without a value are empty, and a paragraph with an
    /// optional one goes. A value is never looked at for places again.
    public func filled(_ values: [Place: String]) -> (subject: String, text: String) {
        let shown = paragraphs.filter { paragraph in
            paragraph.compactMap(\.place).allSatisfy { !$0.isOptional || values[$0] != nil }
        }
        let text = shown.map { Self.fill($0, values) }.joined(separator: "\n\n") + "\n"
        return (PlainText.line(Self.fill(subject, values)), PlainText.lines(text))
    }

    private static func fill(_ pieces: [Piece], _ values: [Place: String]) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .place(let place): values[place] ?? ""
            }
        }.joined()
    }
}
