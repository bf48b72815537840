internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket transition`.
struct TransitionCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "transition", abstract: "Move a ticket to another status.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Argument(help: "The key of the status to move to; `ticketctl ticket transitions` lists them.") var status: String

    @Option(parsing: .unconditional, help: ArgumentHelp("Why, where the desk wants to know.", valueName: "text"))
    var reason: String = ""

    @Option(help: ArgumentHelp("Move it only if this is still its etag.", valueName: "etag"))
    var etag: String = ""

    @Flag(help: "Check everything and move nothing.")
    var validateOnly = false

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .ticket(number) }
    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { !validateOnly }

    func run(in session: Session) async throws {
        let request = TransitionTicketRequest(
            number: number, status: status, etag: etag, requestID: session.requestID, validateOnly: validateOnly,
            reason: reason)
        try session.printer.print(TicketView(ticket: try await session.client.tickets.transitionTicket(request)))
        if validateOnly { session.note("checked; nothing was moved") }
    }
}
