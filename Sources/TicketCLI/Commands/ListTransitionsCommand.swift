internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket transitions`.
struct ListTransitionsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "transitions", abstract: "Show the moves that you may make with a ticket now.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .ticket(number) }

    func run(in session: Session) async throws {
        let request = ListAvailableTransitionsRequest(number: number)
        let response = try await session.client.tickets.listAvailableTransitions(request)
        try session.printer.print(TransitionListView(response: response))
        if response.transitions.isEmpty, session.printer.format == .table { session.note("no moves") }
    }
}
