internal import TicketCore

/// Writes what an archive brings, inside the writer's open transaction and a savepoint of its own.
///
/// The events are written as they come, and the tickets then made from them one by one, so that there is never more
/// than one in memory.
final class DeskImporter {
    private let desk: DeskImport
    private let tenant: TenantID
    private let administration: Administration
    private let statements: ArchiveStatements
    private var placements: [String: DeskPlacement] = [:]
    private var ownVersionCount = 0
    private var attachmentBytes: Int64 = 0
    /// The lines on which the tickets were made, by number.
    private var lines: [Int64: Int] = [:]
    private var hasTickets = false
    /// The position of the latest conversation.
    private var conversation: Int64 = 0

    private var connection: Connection { administration.connection }
    private var reads: KeyedReads { administration.reads }

    init(_ desk: DeskImport, tenant: TenantID, _ administration: Administration) throws {
        self.desk = desk
        self.tenant = tenant
        self.administration = administration
        statements = try administration.archiveStatements()
    }

    /// Writes all of it.
    func run() throws {
        try desk.archive.forEachRecord { try take($0, line: $1) }
        try makeTickets()
        try placements[desk.desk]?.finish(
            countThere: count("SELECT count(*) FROM desks WHERE tenant = ? AND key = ?", desk.desk),
            countInArchive: ownVersionCount)
        if attachmentBytes > 0 {
            try administration.use(attachmentBytes, of: tenant, bytesMax: desk.attachmentBytesMax)
        }
    }

    private func take(_ record: DeskRecord, line: Int) throws {
        switch record {
        case .version(let source): try take(source)
        case .attachment(let attachment): try take(attachment, line: line)
        case .event(let event): try take(event, line: line)
        case .conversation(let conversation): try take(conversation, line: line)
        case .message(let message): try statements.conversations.insert(message, at: conversation)
        case .readMark(let mark): try statements.conversations.put(mark, at: conversation)
        case .vote(let person, let article, let isHelpful):
            let vote = ArticleVote(desk: desk.desk, article: article, isHelpful: isHelpful)
            do {
                try administration.take(vote, of: person, tenant: tenant)
            } catch is LimitReached {
                throw ArchiveRefusal.tooManyArticles(person, line: line)
            }
        case .view(let name, let definition):
            try connection.run(
                "INSERT INTO views (tenant, owner, name, definition) VALUES (?, ?, ?, ?)",
                [
                    .integer(tenant.rawValue), .text(SavedView.Owner.desk(desk.desk).column), .text(name),
                    .blob(definition),
                ])
        }
    }

    // MARK: Desks

    private func take(_ source: DeskSource) throws {
        let key = source.version.desk.key
        let placement = try placements[key] ?? place(key)
        placements[key] = placement
        if key == desk.desk { ownVersionCount += 1 }
        let present = try connection.deskSource(key, version: source.version.version, tenant: tenant)
        guard try placement.keeps(source, present: present) else { return }
        if present != nil {
            try connection.run(
                "DELETE FROM desks WHERE tenant = ? AND key = ? AND version = ?",
                [.integer(tenant.rawValue), .text(key), .integer(Int64(source.version.version))])
        }
        try administration.insert(source, tenant: tenant, key: nil)
    }

    private func place(_ key: String) throws -> DeskPlacement {
        var present: [DeskSource] = []
        let rows = try connection.statement(
            "SELECT \(DeskSourceColumns.list) FROM desks WHERE tenant = ?1 AND key = ?2 ORDER BY version")
        rows.bind(tenant.rawValue, at: 1)
        rows.bind(key, at: 2)
        defer { rows.reset() }
        while try rows.step() { present.append(try DeskSourceColumns.source(rows)) }
        let placement = DeskPlacement(
            desk: key, isOwn: key == desk.desk, isUsed: try isUsed(key), present: present)
        if try placement.giveWay() {
            try connection.run(
                "DELETE FROM desks WHERE tenant = ? AND key = ?", [.integer(tenant.rawValue), .text(key)])
            administration.desks.forgetAll()
        }
        return placement
    }

    private func isUsed(_ key: String) throws -> Bool {
        let hasTickets = try connection.number(
            "SELECT EXISTS (SELECT 1 FROM tickets WHERE ticket > ? AND ticket < ? AND desk = ?)",
            [
                .integer(TicketKey.lowerBound(tenant)),
                .integer(TicketKey.lowerBound(TenantID(rawValue: tenant.rawValue + 1))), .text(key),
            ])
        if hasTickets == 1 { return true }
        if try count("SELECT EXISTS (SELECT 1 FROM conversations WHERE tenant = ? AND desk = ?)", key) > 0 {
            return true
        }
        guard key == desk.desk else { return false }
        return try count("SELECT EXISTS (SELECT 1 FROM article_ratings WHERE tenant = ? AND desk = ?)", key) > 0
            || count("SELECT EXISTS (SELECT 1 FROM views WHERE tenant = ? AND owner = ?)", "d:" + key) > 0
    }

    private func count(_ sql: String, _ key: String) throws -> Int {
        try connection.number(sql, [.integer(tenant.rawValue), .text(key)]) ?? 0
    }

    // MARK: Tickets

    private func take(_ attachment: Attachment, line: Int) throws {
        guard try reads.attachment(attachment.file.id, tenant: tenant) == nil else {
            throw ArchiveRefusal.fileTaken(attachment.file.id, line: line)
        }
        // The events put it on its comment.
        try administration.insert(attachment, tenant: tenant)
        attachmentBytes += attachment.file.sizeBytes
    }

    private func take(_ event: TicketEvent, line: Int) throws {
        let key = try key(event.ticketNumber)
        if lines[event.ticketNumber] == nil {
            guard try reads.ticket(key) == nil else {
                throw ArchiveRefusal.numberTaken(event.ticketNumber, line: line)
            }
            lines[event.ticketNumber] = line
        }
        try statements.tickets.append(event, to: key)
        administration.hasAddedEvents = true
    }

    /// Makes the tickets of their events, which are all there.
    private func makeTickets() throws {
        guard !hasTickets else { return }
        hasTickets = true
        var check = ArchivedTickets(desk: desk.desk, lines: lines)
        for number in lines.keys.sorted() { try makeTicket(number, &check) }
        try check.checkMerges { try reads.ticket(try key($0)) }
        if check.greatestNumber > 0 { try statements.reserve(upTo: check.greatestNumber, tenant: tenant) }
    }

    private func makeTicket(_ number: Int64, _ check: inout ArchivedTickets) throws {
        let key = try key(number)
        var made: Ticket?
        var tokens = SearchTokens()
        try reads.forEachEvent(of: key, upTo: .max) { event in
            guard let next = Ticket.applying(event, to: made) else {
                throw ArchiveRefusal(
                    .invalid, reason: "INVALID_ARCHIVE", line: lines[number],
                    message: "ticket \(number): revision \(event.revision) does not follow on those before it")
            }
            made = next
            if let comment = Comment(event) { tokens.add(comment) }
        }
        guard let ticket = made else { return }
        try check.check(
            ticket, at: try administration.desks.desk(ticket.desk, version: ticket.deskVersion, tenant: tenant))
        tokens.add(ticket)
        try statements.tickets.insert(ticket, at: key)
        try statements.index(tokens, at: key)
    }

    private func take(_ conversation: Conversation, line: Int) throws {
        try makeTickets()
        let known = try count(
            "SELECT EXISTS (SELECT 1 FROM conversations WHERE tenant = ? AND id = ?)", conversation.id)
        guard known == 0 else { throw ArchiveRefusal.conversationTaken(conversation.id, line: line) }
        let ticket = try conversation.ticketNumber.map(key)
        let snapshot = ConversationSnapshot(
            position: 0, conversation: conversation, ticket: try ticket.flatMap { try reads.ticket($0) })
        self.conversation = try statements.conversations.insert(snapshot, tenant: tenant, ticket: ticket)
    }

    private func key(_ number: Int64) throws -> TicketKey {
        guard let key = TicketKey(tenant, number: number) else {
            throw ArchiveRefusal.invalid("\(number) is no ticket's number")
        }
        return key
    }
}
