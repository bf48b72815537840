internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket link`.
struct LinkCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Note that two tickets hang together.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Argument(help: "The other ticket's number.", transform: TicketNumber.parse) var other: Int64

    @Option(
        help: ArgumentHelp("What the first is to the other: related, child-of or parent-of.", valueName: "kind"),
        transform: EnumWord.parse)
    var kind: LinkKind = .related

    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    func changed(in session: Session) async throws -> Ticket {
        let request = LinkTicketsRequest(
            number: number, otherNumber: other, kind: kind, etag: change.etag, requestID: session.requestID)
        return try await session.client.tickets.linkTickets(request)
    }
}
