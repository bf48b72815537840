internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket get`.
struct GetTicketCommand: ClientCommand {
    static let configuration = CommandConfiguration(commandName: "get", abstract: "Show a ticket.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .ticket(number) }

    func run(in session: Session) async throws {
        let ticket = try await session.client.tickets.getTicket(GetTicketRequest(number: number))
        try session.printer.print(TicketView(ticket: ticket))
    }
}
