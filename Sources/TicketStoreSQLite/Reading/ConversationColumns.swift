internal import TicketCore

/// The columns of a conversation's row, in the order in which they are selected.
enum ConversationColumns {
    /// What follows SELECT.
    static let list = """
        position, id, desk, desk_version, ticket, requester, account, create_time, update_time, close_time, \
        message_count, message_bytes, locale, requester_name, requester_email, requester_role, subject, \
        channel, cc_emails
        """

    /// How many they are.
    static let count: Int32 = 19

    /// The column of a conversation that is a chat.
    static let chatColumn = Channel.chat.column

    /// The conversation in the present row.
    static func conversation(_ row: Statement) throws -> Conversation {
        let requester = PersonReference(
            id: row.text(5), name: row.text(13), email: row.text(14),
            role: try Role(column: row.int64(15), in: "conversations.requester_role"), account: row.optionalText(6))
        var conversation = Conversation(
            id: row.text(1), desk: row.text(2), deskVersion: row.int(3), subject: row.text(16), requester: requester,
            locale: row.optionalText(12).flatMap(LanguageTag.init),
            createTime: Timestamp(microsecondsSinceEpoch: row.int64(7)),
            updateTime: Timestamp(microsecondsSinceEpoch: row.int64(8)),
            closeTime: row.optionalInt64(9).map { Timestamp(microsecondsSinceEpoch: $0) },
            messageCount: row.int64(10), messageBytes: row.int64(11),
            ticketNumber: row.optionalInt64(4).map { TicketKey(rawValue: $0).number })
        conversation.channel = try Channel(column: row.int64(17), in: "conversations.channel")
        conversation.ccEmails = row.text(18).split(separator: "\n").map(String.init)
        return conversation
    }

    /// What follows SELECT for a message.
    static let messageList = """
        id, body, create_time, channel, author, author_name, author_email, author_role, author_account
        """

    /// The message in the present row.
    static func message(_ row: Statement) throws -> ConversationMessage {
        let author = PersonReference(
            id: row.text(4), name: row.text(5), email: row.text(6),
            role: try Role(column: row.int64(7), in: "messages.author_role"), account: row.optionalText(8))
        return ConversationMessage(
            id: row.int64(0), body: row.text(1), author: author,
            createTime: Timestamp(microsecondsSinceEpoch: row.int64(2)),
            channel: try Channel(column: row.int64(3), in: "messages.channel"))
    }

    /// What follows SELECT for how far somebody has read.
    static let readMarkList = "person, person_name, person_email, person_role, person_account, message, time"

    /// The mark in the present row.
    static func readMark(_ row: Statement) throws -> ReadMark {
        let person = PersonReference(
            id: row.text(0), name: row.text(1), email: row.text(2),
            role: try Role(column: row.int64(3), in: "read_marks.person_role"), account: row.optionalText(4))
        return ReadMark(
            person: person, messageID: row.int64(5), time: Timestamp(microsecondsSinceEpoch: row.int64(6)))
    }
}
