internal import ArgumentParser
internal import TicketClient

/// `ticketctl attachment list`.
struct ListAttachmentsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show the files of a ticket that you may read, oldest first.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .ticket(number) }

    func run(in session: Session) async throws {
        try await paging.list(session, things: "attachments", view: AttachmentListView.init) { size, token in
            let request = ListAttachmentsRequest(ticketNumber: number, pageSize: size, pageToken: token)
            return try await session.client.attachments.listAttachments(request)
        }
    }
}
