internal import TicketCore

/// Searches in FTS5's language. Terms are words that were taken apart by ourselves and hold letters and digits alone, so
/// nothing that somebody types can be read as an operator.
struct SearchExpression {
    private let search: TicketSearch
    /// Where words may stand that the reader may see.
    private let marks: [SearchMark]

    init(_ search: TicketSearch) {
        self.search = search
        marks = search.includesInternal ? [.subject, .text, .note] : [.subject, .text]
    }

    /// What finds the tickets of a rank; nil if none can have it.
    func text(_ rank: SearchRank) -> String? {
        let clauses = search.words.clauses
        let inSubject = clauses.map { all($0, in: [.subject]) }
        let anywhere = joined(clauses.map { all($0, in: marks) } + readers, by: "AND")
        switch rank {
        case .wholeSubject: return joined(inSubject + readers, by: "AND")
        case .partOfSubject:
            guard clauses.count > 1 else { return nil }
            let some = joined([anywhere, joined(inSubject, by: "OR")], by: "AND")
            return joined([some, joined(inSubject, by: "AND")], by: "NOT")
        case .elsewhere: return joined([anywhere, joined(inSubject, by: "OR")], by: "NOT")
        }
    }

    /// Narrows to whom the tickets may belong. Which of them may be seen is decided by their rows; this keeps what is
    /// looked at to what they have.
    private var readers: [String] {
        guard case .customer(let person, let account, let email) = search.scope else { return [] }
        var terms = [SearchMark.requester.term(for: person)]
        if let account { terms.append(SearchMark.account.term(for: account)) }
        if !email.isEmpty { terms.append(SearchMark.participant.term(for: email)) }
        return [joined(terms.map { "\"\($0)\"" }, by: "OR")]
    }

    private func all(_ clause: SearchClause, in marks: [SearchMark]) -> String {
        var terms = clause.terms.map { term in
            joined(marks.map { "\"\($0.letter)\(term)\"" }, by: "OR")
        }
        if let prefix = clause.prefix {
            terms.append(joined(marks.map { "\"\($0.letter)\(prefix)\" *" }, by: "OR"))
        }
        return joined(terms, by: "AND")
    }

    private func joined(_ terms: [String], by word: String) -> String {
        terms.count == 1 ? terms[0] : "(" + terms.joined(separator: " \(word) ") + ")"
    }
}
