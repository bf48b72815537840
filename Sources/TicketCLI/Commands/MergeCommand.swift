internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket merge`.
struct MergeCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Merge a ticket into another: what is said on it lands there.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Argument(help: "The number of the ticket that stays.", transform: TicketNumber.parse) var into: Int64
    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    func changed(in session: Session) async throws -> Ticket {
        let request = MergeTicketsRequest(
            number: number, intoNumber: into, etag: change.etag, requestID: session.requestID)
        return try await session.client.tickets.mergeTickets(request)
    }
}
