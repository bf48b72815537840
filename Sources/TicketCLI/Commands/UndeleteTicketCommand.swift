internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket undelete`.
struct UndeleteTicketCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "undelete", abstract: "Bring a deleted ticket back as it was.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    func changed(in session: Session) async throws -> Ticket {
        let request = UndeleteTicketRequest(number: number, etag: change.etag, requestID: session.requestID)
        return try await session.client.tickets.undeleteTicket(request)
    }
}
