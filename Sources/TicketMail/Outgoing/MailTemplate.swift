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
    }

    /// What stands between two places, or a place.
    enum Piece: Sendable, Hashable {
        case text(String)
        case place(Place)
    }

    let subject: [Piece]
    let body: [Piece]

    /// The places that it has.
    public var places: Set<Place> {
        Set(
            (subject + body).compactMap { piece in
                if case .place(let place) = piece { place } else { nil }
            })
    }

    /// The subject and the text with every place filled; places without a value are empty. A value is never looked at
    /// for places again.
    public func filled(_ values: [Place: String]) -> (subject: String, text: String) {
        (PlainText.line(Self.fill(subject, values)), PlainText.lines(Self.fill(body, values)))
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
