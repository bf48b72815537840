internal import GRDB
internal import TicketCore

/// The index that searches use.
///
/// A row of it is a ticket, under the ticket's key, so that a tenant's tickets are a range of it. It holds which terms
/// stand where on the ticket and no positions (`detail=none`), no texts (`content=''`) and no sizes (`columnsize=0`).
enum SearchSchema {
    /// Makes the index and takes in the tickets that are there.
    static func migrate(_ database: Database) throws {
        try database.execute(sql: tables)
        let insert = try database.makeStatement(sql: "INSERT INTO search (rowid, terms) VALUES (?, ?)")
        let tickets = try Row.fetchCursor(
            database, sql: "SELECT ticket, subject, description, requester, account FROM tickets ORDER BY ticket")
        while let ticket = try tickets.next() {
            let tokens = try tokens(of: ticket, in: database)
            try insert.execute(arguments: [ticket["ticket"] as Int64, String(decoding: tokens.bytes, as: UTF8.self)])
        }
    }

    private static let tables = """
        CREATE VIRTUAL TABLE search USING fts5(
            terms, content='', columnsize=0, detail=none, tokenize='ascii'
        );
        -- Every term of every ticket, for checks.
        CREATE VIRTUAL TABLE search_terms USING fts5vocab(search, instance);
        """

    private static func tokens(of ticket: Row, in database: Database) throws -> SearchTokens {
        var tokens = SearchTokens()
        tokens.add(.subject, ticket["subject"] as String)
        tokens.add(.text, ticket["description"] as String)
        tokens.add(.requester, id: ticket["requester"])
        if let account = ticket["account"] as String? { tokens.add(.account, id: account) }
        let key: Int64 = ticket["ticket"]
        for email in try String.fetchAll(
            database, sql: "SELECT email FROM participants WHERE in_tenant = ? AND on_ticket = ?",
            arguments: [TicketKey(rawValue: key).tenant.rawValue, key])
        {
            tokens.add(.participant, id: email)
        }
        let comments = try Row.fetchCursor(
            database, sql: "SELECT internal, body FROM comments WHERE ticket = ?", arguments: [key])
        while let comment = try comments.next() {
            tokens.add(comment["internal"] as Bool ? .note : .text, comment["body"] as String)
        }
        return tokens
    }
}
