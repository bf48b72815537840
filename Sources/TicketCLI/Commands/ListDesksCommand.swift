internal import ArgumentParser
internal import TicketClient

/// `ticketctl desk list`.
struct ListDesksCommand: ClientCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the desks, by key.")

    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        try await paging.list(session, things: "desks", view: DeskListView.init) { size, token in
            try await session.client.desks.listDesks(ListDesksRequest(pageSize: size, pageToken: token))
        }
    }
}
