internal import ArgumentParser
internal import TicketClient

/// `ticketctl macro apply`.
struct ApplyMacroCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Do to a ticket all that a macro says, or nothing.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Argument(help: "The macro's key; `ticketctl macro list DESK` lists them.") var macro: String

    @Option(help: ArgumentHelp("Apply it only if this is still the ticket's etag.", valueName: "etag"))
    var etag: String = ""

    @Flag(help: "Check everything and change nothing.")
    var validateOnly = false

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .ticket(number) }
    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { !validateOnly }

    func run(in session: Session) async throws {
        let request = ApplyMacroRequest(
            number: number, macro: macro, etag: etag, requestID: session.requestID, validateOnly: validateOnly)
        let applied = try await session.client.automation.applyMacro(request)
        try session.printer.print(AppliedMacroView(applied: applied))
        if validateOnly { session.note("checked; nothing was changed") }
    }
}
