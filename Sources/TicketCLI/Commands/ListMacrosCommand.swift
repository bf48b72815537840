internal import ArgumentParser
internal import TicketClient

/// `ticketctl macro list`.
struct ListMacrosCommand: ClientCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List a desk's macros.")

    @Argument(help: "The desk's key, such as zendesk.") var desk: String
    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }

    func run(in session: Session) async throws {
        try await paging.list(session, things: "macros", view: MacroListView.init) { size, token in
            try await session.client.automation.listMacros(
                ListMacrosRequest(desk: desk, pageSize: size, pageToken: token))
        }
    }
}
