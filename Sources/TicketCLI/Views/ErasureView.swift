internal import ProtobufC
internal import TicketMessages

/// What went with somebody who was erased, or would go.
struct ErasureView: OutputView {
    let response: EraseRequesterResponse

    var reply: any ProtobufMessage { response }
    var ids: [String] { [] }

    func text(_ style: TextStyle) -> String {
        Card(
            fields: [
                ("tickets", String(response.ticketCount)), ("others' tickets", String(response.mentionCount)),
                ("comments", String(response.commentCount)), ("conversations", String(response.conversationCount)),
                ("messages", String(response.messageCount)),
                ("files", "\(response.attachmentCount), \(ByteCount.text(response.attachmentBytes))"),
                ("to be sent", String(response.outboxCount)), ("votes", String(response.voteCount)),
                ("views", String(response.viewCount)), ("sign-ins", String(response.credentialCount)),
                ("held mails", String(response.heldMailCount)),
                ("notes of addresses", String(response.addressNoteCount)),
            ]
        ).text(style)
    }
}
