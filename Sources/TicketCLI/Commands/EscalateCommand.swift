internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket escalate`.
struct EscalateCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "escalate", abstract: "Hand a ticket to another tier.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Argument(help: "The key of the tier that is to have it.") var tier: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Why, for the others.", valueName: "text"))
    var reason: String

    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    func changed(in session: Session) async throws -> Ticket {
        let request = EscalateTicketRequest(
            number: number, tier: tier, reason: reason, etag: change.etag, requestID: session.requestID)
        return try await session.client.tickets.escalateTicket(request)
    }
}
