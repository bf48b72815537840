internal import TicketCore
internal import TicketMessages

extension TicketMessages.Conversation {
    /// A conversation as its reader sees it.
    ///
    /// - Parameter absence: what the desk says when nobody is there; nil during service.
    init(_ snapshot: ConversationSnapshot, reader: Actor, absence: ServiceAbsence?) {
        let conversation = snapshot.conversation
        self.init(
            id: conversation.id, desk: conversation.desk, subject: conversation.subject,
            requester: Person(conversation.requester, reader: reader), state: snapshot.isOpen ? .open : .closed,
            ticketNumber: conversation.ticketNumber ?? 0,
            createTime: GoogleProtobufTimestamp(conversation.createTime),
            updateTime: GoogleProtobufTimestamp(snapshot.updateTime),
            serviceResumeTime: absence?.resumeTime.map(GoogleProtobufTimestamp.init), notice: absence?.notice ?? "",
            locale: conversation.locale?.text ?? "",
            channel: Channel(conversation.channel), ccEmails: conversation.ccEmails)
    }
}

extension TicketMessages.Message {
    /// A message as its reader sees it.
    init(_ message: ConversationMessage, in conversation: TicketCore.Conversation, reader: Actor) {
        self.init(
            id: message.id, conversationID: conversation.id, body: message.body,
            createTime: GoogleProtobufTimestamp(message.createTime), channel: Channel(message.channel))
        author = Person(message.author, reader: reader)
        guard let number = conversation.ticketNumber else { return }
        attachments = message.attachments.map { file in
            let attachment = TicketCore.Attachment(
                file: file, ticketNumber: number, commentID: message.id, author: message.author)
            return Attachment(attachment, reader: reader)
        }
    }
}

extension MessagesRead {
    /// A mark as its reader sees it.
    init(_ mark: ReadMark, reader: Actor) {
        self.init(
            person: Person(mark.person, reader: reader), messageID: mark.messageID,
            time: GoogleProtobufTimestamp(mark.time))
    }
}
