internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket tag`.
struct TagCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: "Put tags on a ticket and take tags off it.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Argument(help: "Tags to put on it.") var tags: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("A tag to take off it; may be given again.", valueName: "tag"))
    var remove: [String] = []

    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if tags.isEmpty, remove.isEmpty { throw ValidationError("name a tag, or one to --remove") }
    }

    func changed(in session: Session) async throws -> Ticket {
        let tickets = session.client.tickets
        let present = try await tickets.getTicket(GetTicketRequest(number: number))
        let kept = present.tags.filter { !remove.contains($0) && !tags.contains($0) }
        let added = tags.enumerated().filter { tags.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        let ticket = Ticket(
            number: number, etag: change.etag.isEmpty ? present.etag : change.etag, tags: kept + added)
        return try await tickets.updateTicket(
            UpdateTicketRequest(
                ticket: ticket, updateMask: GoogleProtobufFieldMask(paths: ["tags"]), requestID: session.requestID))
    }
}
