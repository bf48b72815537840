internal import TicketCore

/// The statements that write what an archive brings, prepared once on the writer's connection.
final class ArchiveStatements {
    /// Write events, comments, tickets and numbers.
    let tickets: CommandStatements
    /// Write conversations.
    let conversations: ConversationStatements
    private let insertTerms: Statement
    private let lastNumber: Statement

    init(_ connection: Connection) throws {
        tickets = try CommandStatements(connection)
        conversations = try ConversationStatements(connection)
        insertTerms = try connection.prepare("INSERT INTO search (rowid, terms) VALUES (?1, ?2)")
        lastNumber = try connection.prepare("SELECT ticket_number FROM sequences WHERE tenant = ?1")
    }

    /// Lets searches find a new ticket by its terms.
    func index(_ tokens: SearchTokens, at key: TicketKey) throws {
        insertTerms.bind(key.rawValue, at: 1)
        insertTerms.bind(utf8: tokens.bytes, at: 2)
        try insertTerms.run()
    }

    /// Lets new tickets have greater numbers.
    func reserve(upTo number: Int64, tenant: TenantID) throws {
        lastNumber.bind(tenant.rawValue, at: 1)
        defer { lastNumber.reset() }
        let last = try lastNumber.step() ? lastNumber.int64(0) : TenantSource.firstNumber - 1
        if number > last { try tickets.take(number: number, of: tenant) }
    }
}
