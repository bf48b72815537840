internal import TicketCore

/// Erases somebody from conversations, with the messages and the marks that are kept with them.
struct ConversationStep: ErasureStep {
    /// How many conversations are looked at in a portion.
    private static let portionMax = 128

    func find(in scope: ErasureScope, after place: Int64) throws -> ErasurePortion {
        try scope.portion(
            """
            SELECT position FROM conversations INDEXED BY conversations_by_tenant
            WHERE tenant = ?3 AND position > ?1 ORDER BY position LIMIT ?2
            """, after: place, limit: Self.portionMax
        ) { row in
            try erased(row.int64(0), in: scope)?.eraser.hasChanged ?? false
        }
    }

    func erase(_ key: Int64, in scope: ErasureScope) throws -> ErasureReport {
        var report = ErasureReport()
        guard let erased = try erased(key, in: scope) else { return report }
        report.count(erased.eraser)
        guard erased.eraser.hasChanged, scope.writes != nil else { return report }
        for message in erased.messages {
            try scope.write(
                """
                UPDATE messages SET author = ?, author_name = ?, author_email = ?, body = ?
                WHERE conversation = ? AND id = ?
                """,
                [
                    .text(message.author.id), .text(message.author.name), .text(message.author.email),
                    .text(message.body), .integer(key), .integer(message.id),
                ])
        }
        for (old, mark) in erased.marks where old != mark {
            try scope.write(
                """
                UPDATE OR REPLACE read_marks SET person = ?, person_name = ?, person_email = ?
                WHERE conversation = ? AND person = ?
                """,
                [
                    .text(mark.person.id), .text(mark.person.name), .text(mark.person.email), .integer(key),
                    .text(old.person.id),
                ])
        }
        let conversation = erased.conversation
        try scope.write(
            """
            UPDATE conversations SET requester = ?, requester_name = ?, requester_email = ?, subject = ?,
                cc_emails = ?, message_bytes = ?
            WHERE position = ?
            """,
            [
                .text(conversation.requester.id), .text(conversation.requester.name),
                .text(conversation.requester.email), .text(conversation.subject),
                .text(conversation.ccEmails.joined(separator: "\n")), .integer(conversation.messageBytes),
                .integer(key),
            ])
        return report
    }

    /// A conversation and what is kept with it, afterwards.
    private struct Erased {
        var eraser: ConversationEraser
        var conversation: Conversation
        var messages: [ConversationMessage]
        var marks: [(old: ReadMark, new: ReadMark)]
    }

    private func erased(_ position: Int64, in scope: ErasureScope) throws -> Erased? {
        guard let conversation = try scope.conversations.snapshot(at: position)?.conversation else { return nil }
        var eraser = ConversationEraser(scope.person, conversation)
        let messages = try scope.conversations.messages(keptAt: position, after: 0, limit: .max)
            .map { eraser.erasing($0) }
        let marks = try scope.conversations.readMarks(at: position).map { ($0, eraser.erasing($0)) }
        let bytes = messages.reduce(0) { $0 + Int64($1.body.utf8.count) }
        let next = eraser.erasing(conversation, messageBytes: bytes)
        return Erased(eraser: eraser, conversation: next, messages: messages, marks: marks)
    }
}
