/// Why an archive is not taken. Nothing was changed.
public struct ArchiveRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of fault it is.
    public enum Kind: Sendable, Hashable {
        /// It is no archive, or says what cannot be.
        case invalid
        /// It is not as it was written: cut off or altered.
        case damaged
        /// A newer program made it.
        case newer
        /// It is larger than what is taken.
        case tooLarge
        /// Something of it is there already.
        case taken
        /// What is there does not fit it.
        case unmet
    }

    /// What kind of fault it is.
    public var kind: Kind
    /// For programs, in upper snake case, such as `TICKET_NUMBER_TAKEN`.
    public var reason: String
    /// The line at fault, from 1; nil where it is none in particular.
    public var line: Int?
    /// For people: what is wrong, and what to do.
    public var message: String

    /// A refusal with every field given.
    public init(_ kind: Kind, reason: String, line: Int? = nil, message: String) {
        self.kind = kind
        self.reason = reason
        self.line = line
        self.message = message
    }

    public var description: String { line.map { "line \($0): \(message)" } ?? message }
}

extension ArchiveRefusal {
    /// A ticket has the number of one of the archive's.
    public static func numberTaken(_ number: Int64, line: Int) -> ArchiveRefusal {
        ArchiveRefusal(
            .taken, reason: "TICKET_NUMBER_TAKEN", line: line,
            message: "there is a ticket \(number) here already, and tickets keep their numbers")
    }

    /// A file has the id of one of the archive's.
    public static func fileTaken(_ id: String, line: Int?) -> ArchiveRefusal {
        ArchiveRefusal(
            .taken, reason: "FILE_TAKEN", line: line,
            message: "there is a file \(id) here already, and files keep their ids")
    }

    /// A conversation has the id of one of the archive's.
    public static func conversationTaken(_ id: String, line: Int) -> ArchiveRefusal {
        ArchiveRefusal(
            .taken, reason: "CONVERSATION_TAKEN", line: line,
            message: "there is a conversation \(id) here already, and conversations keep their ids")
    }

    /// Somebody has rated as many articles as one may.
    public static func tooManyArticles(_ person: String, line: Int) -> ArchiveRefusal {
        ArchiveRefusal(
            .unmet, reason: "TOO_MANY_ARTICLES", line: line,
            message: "with this one \"\(person)\" would have rated more than \(ArticleVote.articlesMax) articles here")
    }
}
