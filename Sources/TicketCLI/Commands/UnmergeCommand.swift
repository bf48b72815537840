internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket unmerge`.
struct UnmergeCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmerge", abstract: "Take a ticket out of the one that it was merged into.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    func changed(in session: Session) async throws -> Ticket {
        let request = UnmergeTicketRequest(number: number, etag: change.etag, requestID: session.requestID)
        return try await session.client.tickets.unmergeTicket(request)
    }
}
