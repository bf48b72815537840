internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket move`.
struct MoveTicketCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Move a ticket to another desk.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Argument(help: "The key of the other desk.") var desk: String

    @Flag(help: "Show what it would become and move nothing.")
    var validateOnly = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    var isMutation: Bool { !validateOnly }

    func changed(in session: Session) async throws -> Ticket {
        let request = MoveTicketRequest(
            number: number, desk: desk, etag: change.etag, requestID: session.requestID, validateOnly: validateOnly)
        let ticket = try await session.client.tickets.moveTicket(request)
        if validateOnly { session.note("checked; nothing was moved") }
        return ticket
    }
}
