internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket participant remove`.
struct RemoveParticipantCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Put an end to somebody's part in a ticket.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Argument(help: "Their mail address.") var email: String
    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    func changed(in session: Session) async throws -> Ticket {
        let request = RemoveParticipantRequest(
            number: number, email: email, etag: change.etag, requestID: session.requestID)
        return try await session.client.tickets.removeParticipant(request)
    }
}
