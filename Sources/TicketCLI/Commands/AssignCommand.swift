internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket assign`.
struct AssignCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Give a ticket to somebody, to a team, or to nobody.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64

    @Argument(help: ArgumentHelp("A person's id, me, or none for nobody.", valueName: "person"))
    var assignee: String?

    @Option(help: ArgumentHelp("The key of a team, or none for no team.", valueName: "key"))
    var team: String?

    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if (assignee ?? "").isEmpty, (team ?? "").isEmpty {
            throw ValidationError("say who is to have it: a person's id, me or none, or --team")
        }
    }

    func changed(in session: Session) async throws -> Ticket {
        let request = AssignTicketRequest(
            number: number, assignee: assignee ?? "", team: team ?? "", etag: change.etag, requestID: session.requestID)
        return try await session.client.tickets.assignTicket(request)
    }
}
