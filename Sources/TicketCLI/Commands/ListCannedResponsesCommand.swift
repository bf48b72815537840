internal import ArgumentParser
internal import TicketClient

/// `ticketctl canned list`.
struct ListCannedResponsesCommand: ClientCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List a desk's canned responses.")

    @Argument(help: "The desk's key, such as zendesk.") var desk: String
    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }

    func run(in session: Session) async throws {
        try await paging.list(session, things: "responses", view: CannedResponseListView.init) { size, token in
            try await session.client.automation.listCannedResponses(
                ListCannedResponsesRequest(desk: desk, pageSize: size, pageToken: token))
        }
    }
}
