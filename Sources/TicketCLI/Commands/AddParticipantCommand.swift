internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket participant add`.
struct AddParticipantCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Let somebody take part in a ticket, or change how.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Argument(help: "Their mail address.") var email: String

    @Flag(inversion: .prefixedNo, help: "Whether they are told of public updates (the desk's way if left out).")
    var notified: Bool?

    @Flag(inversion: .prefixedNo, help: "Whether they may read and answer (the desk's way if left out).")
    var admitted: Bool?

    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    func changed(in session: Session) async throws -> Ticket {
        let request = AddParticipantRequest(
            number: number, email: email, notified: Self.right(notified), admitted: Self.right(admitted),
            etag: change.etag, requestID: session.requestID)
        return try await session.client.tickets.addParticipant(request)
    }

    private static func right(_ given: Bool?) -> ParticipantRight {
        given.map { $0 ? .granted : .denied } ?? .unspecified
    }
}
