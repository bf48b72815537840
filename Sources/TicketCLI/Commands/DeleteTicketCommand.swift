internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket delete`.
struct DeleteTicketCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Hide a ticket from customers; it can be undone.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    func changed(in session: Session) async throws -> Ticket {
        let request = DeleteTicketRequest(number: number, etag: change.etag, requestID: session.requestID)
        return try await session.client.tickets.deleteTicket(request)
    }
}
