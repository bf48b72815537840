internal import ProtobufC
internal import TicketMessages

/// A desk that was imported.
struct ImportedDeskView: OutputView {
    let imported: ImportDeskResponse

    var reply: any ProtobufMessage { imported }
    var ids: [String] { [imported.desk] }

    func text(_ style: TextStyle) -> String {
        Card(
            title: imported.desk,
            fields: [
                ("versions", String(imported.versionCount)), ("tickets", String(imported.ticketCount)),
                ("events", String(imported.eventCount)), ("comments", String(imported.commentCount)),
                ("chats", String(imported.conversationCount)), ("messages", String(imported.messageCount)),
                ("files", "\(imported.attachmentCount), \(ByteCount.text(imported.attachmentBytes))"),
                ("ratings", String(imported.voteCount)), ("views", String(imported.viewCount)),
            ]
        ).text(style)
    }
}
