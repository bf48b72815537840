internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket search`.
struct SearchTicketsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find tickets by their words, the best match first.",
        discussion: """
            All words have to be there; case and accents do not matter. Words in double quotes have to stand together: \
            ticketctl ticket search '"no puedo entrar"' factur\\*
            """)

    @Argument(help: ArgumentHelp("What to look for.", valueName: "words")) var words: [String]
    @OptionGroup var filter: FilterOptions
    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        let filter = filter.filter
        let query = words.joined(separator: " ")
        try await paging.list(session, things: "tickets", view: SearchView.init) { size, token in
            let request = SearchTicketsRequest(query: query, filter: filter, pageSize: size, pageToken: token)
            return try await session.client.tickets.searchTickets(request)
        }
    }
}
