internal import TicketCore

/// Writes the index that searches use, at the end of each group of commands and in its transaction.
///
/// At the end, because FTS5 writes out what it has gathered at every savepoint, and each command has one: so the index
/// costs a page or two a commit, not a command. Terms are only added, which is what an index that knows no positions
/// allows: a comment costs its own words, however long its ticket is. What does go away is taken out term by term.
final class SearchIndexer {
    /// What a group has changed of one ticket.
    private struct Change {
        /// The subject that stands in the index, and the one that is to stand there.
        var subject: (old: String, new: String)?
        var added = SearchTokens()
        var letIn: Set<String> = []
        var letOut: Set<String> = []
    }

    private let insert: Statement
    private let delete: Statement
    private var changes: [Int64: Change] = [:]

    init(_ connection: Connection) throws {
        insert = try connection.prepare("INSERT INTO search (rowid, terms) VALUES (?1, ?2)")
        delete = try connection.prepare("INSERT INTO search (search, rowid, terms) VALUES ('delete', ?1, ?2)")
    }

    /// Remembers what a command has made of a ticket; nil for `present` is a ticket that it has made.
    func take(_ ticket: Ticket, _ events: [TicketEvent], from present: Ticket?, at key: TicketKey) {
        var change = changes[key.rawValue] ?? Change()
        if let present {
            if ticket.subject != present.subject {
                change.subject = (change.subject?.old ?? present.subject, ticket.subject)
            }
            let (before, now) = (present.letInAddresses, ticket.letInAddresses)
            change.letIn.formUnion(now.subtracting(before))
            change.letIn.subtract(before.subtracting(now))
            change.letOut.formUnion(before.subtracting(now))
            change.letOut.subtract(now.subtracting(before))
        } else {
            change.added.add(ticket)
        }
        for event in events { if let comment = Comment(event) { change.added.add(comment) } }
        changes[key.rawValue] = change
    }

    /// Puts other terms in the place of all those of a ticket. Nothing may be remembered of it.
    func replace(_ old: SearchTokens, with new: SearchTokens, at key: TicketKey) throws {
        let (before, after) = (old.terms, new.terms)
        try run(delete, key.rawValue, SearchTokens(before.subtracting(after)))
        try run(insert, key.rawValue, SearchTokens(after.subtracting(before)))
    }

    /// Writes what was remembered. Tickets in the order of their keys, as FTS5 likes it best.
    func write() throws {
        guard !changes.isEmpty else { return }
        for (key, change) in changes.sorted(by: { $0.key < $1.key }) { try write(change, at: key) }
        forget()
    }

    /// Forgets what was remembered, as its group came to nothing.
    func forget() {
        changes.removeAll(keepingCapacity: true)
    }

    private func write(_ change: Change, at key: Int64) throws {
        var (added, removed) = (change.added, SearchTokens())
        if let (old, new) = change.subject {
            let (oldTerms, newTerms) = (SearchTerms.of([old]), SearchTerms.of([new]))
            for term in oldTerms.subtracting(newTerms) { removed.add(.subject, term: term) }
            for term in newTerms.subtracting(oldTerms) { added.add(.subject, term: term) }
        }
        for email in change.letOut { removed.add(.participant, id: email) }
        for email in change.letIn { added.add(.participant, id: email) }
        try run(delete, key, removed)
        try run(insert, key, added)
    }

    private func run(_ statement: Statement, _ key: Int64, _ tokens: SearchTokens) throws {
        guard !tokens.isEmpty else { return }
        statement.bind(key, at: 1)
        statement.bind(utf8: tokens.bytes, at: 2)
        try statement.run()
    }
}
