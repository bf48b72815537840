internal import TicketCore

extension IntegrityCheck {
    /// Looks conversations over: whether each has what it counts, and says of its ticket what is so.
    func checkConversations() throws {
        try reportEach(
            """
            SELECT position FROM conversations WHERE ticket IS NOT NULL AND (ticket >> \(TicketKey.numberBits) <> tenant
                OR NOT EXISTS (SELECT 1 FROM tickets WHERE tickets.ticket = conversations.ticket))
            """
        ) { "conversation at position \($0): its tenant has no such ticket" }
        try reportEach(
            """
            SELECT position FROM conversations WHERE message_count <>
                    (SELECT count(*) FROM messages WHERE conversation = position)
                OR message_bytes <> (SELECT coalesce(sum(length(CAST(body AS BLOB))), 0) FROM messages
                    WHERE conversation = position)
            """
        ) { "conversation at position \($0): it does not have the messages that it counts" }
        try reportEach(
            """
            SELECT conversation FROM messages
            WHERE NOT EXISTS (SELECT 1 FROM conversations WHERE position = conversation)
            UNION SELECT conversation FROM read_marks
            WHERE NOT EXISTS (SELECT 1 FROM conversations WHERE position = conversation)
            """
        ) { "something is kept with the conversation at position \($0), which is not there" }
        try checkOpenConversations()
    }

    private func checkOpenConversations() throws {
        let rows = try connection.statement(
            "SELECT \(ConversationColumns.list), is_open FROM conversations ORDER BY position")
        defer { rows.reset() }
        let conversations = try ConversationReads(connection, reads: reads)
        while !isFull, try rows.step() {
            let snapshot = try conversations.snapshot(rows)
            if rows.bool(ConversationColumns.count) != snapshot.isOpen {
                report("conversation at position \(snapshot.position): it would not be found as what it is")
            }
        }
    }
}
