internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket comments`.
struct ListCommentsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "comments", abstract: "Show a ticket's comments, oldest first.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .ticket(number) }

    func run(in session: Session) async throws {
        try await paging.list(session, things: "comments", view: CommentListView.init) { size, token in
            let request = ListCommentsRequest(number: number, pageSize: size, pageToken: token)
            return try await session.client.tickets.listComments(request)
        }
    }
}
