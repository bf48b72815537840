internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket bulk`.
struct BulkCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "bulk", abstract: "Move many tickets to the same status, each for itself.",
        discussion: "What cannot move is shown with the reason, and the exit status is that of the first of them.")

    @Argument(help: "The key of the status to move to.") var status: String
    @Argument(help: "The tickets' numbers, at most 200.", transform: TicketNumber.parse) var numbers: [Int64]

    @Option(parsing: .unconditional, help: ArgumentHelp("Why, where the desk wants to know.", valueName: "text"))
    var reason: String = ""

    @Flag(help: "Check everything and move nothing.")
    var validateOnly = false

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { !validateOnly }

    func run(in session: Session) async throws {
        let request = BulkTransitionTicketsRequest(
            numbers: numbers, status: status, reason: reason, requestID: session.requestID, validateOnly: validateOnly)
        let response = try await session.client.tickets.bulkTransitionTickets(request)
        try session.printer.print(BulkView(response: response))
        if validateOnly { session.note("checked; nothing was moved") }
        if let failure = response.results.failure { throw failure }
    }
}
