internal import TicketCore

extension Conversation {
    func write(to object: inout ArchiveObjectWriter) throws {
        object.text("id", id)
        object.text("desk", desk)
        object.number("desk_version", Int64(deskVersion))
        object.number("ticket", ticketNumber)
        object.text("subject", subject)
        object.object("requester") { requester.write(to: &$0) }
        object.text("locale", locale?.text)
        try object.time("create_time", createTime)
        try object.time("update_time", updateTime)
        try object.time("close_time", closeTime)
        object.number("message_count", messageCount)
        object.number("message_bytes", messageBytes)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            id: try object.key("id"), desk: try object.key("desk"),
            deskVersion: Int(try object.number("desk_version", in: 1...Int64(Int32.max))),
            subject: try object.text("subject"),
            requester: try object.object("requester") { try PersonReference(&$0) },
            locale: try object.optionalLanguage("locale"), createTime: try object.time("create_time"),
            updateTime: try object.time("update_time"), closeTime: try object.optionalTime("close_time"),
            messageCount: try object.number("message_count", in: 0...Conversation.messagesMax),
            messageBytes: try object.number("message_bytes", in: 0...Conversation.messageBytesMax),
            ticketNumber: try object.optionalNumber("ticket", in: 1...Int64.max))
    }
}

extension ConversationMessage {
    func write(to object: inout ArchiveObjectWriter) throws {
        object.number("id", id)
        object.text("body", body)
        object.object("author") { author.write(to: &$0) }
        try object.time("create_time", createTime)
        object.word("channel", channel)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            id: try object.number("id", in: 1...Conversation.messagesMax), body: try object.text("body"),
            author: try object.object("author") { try PersonReference(&$0) },
            createTime: try object.time("create_time"), channel: try object.word("channel"))
    }
}

extension ReadMark {
    func write(to object: inout ArchiveObjectWriter) throws {
        object.object("person") { person.write(to: &$0) }
        object.number("message", messageID)
        try object.time("time", time)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            person: try object.object("person") { try PersonReference(&$0) },
            messageID: try object.number("message", in: 0...Int64(Int32.max)), time: try object.time("time"))
    }
}
