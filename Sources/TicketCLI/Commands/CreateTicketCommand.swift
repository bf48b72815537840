internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket create`.
struct CreateTicketCommand: ClientCommand {
    static let configuration = CommandConfiguration(commandName: "create", abstract: "Submit a ticket.")

    @Option(help: ArgumentHelp("The desk that it goes to, such as account-portal.", valueName: "key"))
    var desk: String

    @Option(parsing: .unconditional, help: ArgumentHelp("What it is about, in one line.", valueName: "text"))
    var subject: String

    @Option(help: ArgumentHelp("One of the desk's issue types; `ticketctl desk show` lists them.", valueName: "key"))
    var type: String = ""

    @Option(
        parsing: .unconditional, help: ArgumentHelp("What happened; - reads standard input.", valueName: "text"))
    var description: String = ""

    @Option(help: ArgumentHelp("Whom to tell by mail; may be given again.", valueName: "address"))
    var cc: [String] = []

    @Flag(help: "Let every user of your account see it.")
    var share = false

    @Option(help: ArgumentHelp("The language that it is written in, such as es-MX.", valueName: "tag"))
    var locale: String = ""

    @Option(
        name: [.customLong("for")],
        help: ArgumentHelp("For staff: the customer for whom it is made, by person id.", valueName: "person"))
    var requester: String = ""

    @Option(
        help: ArgumentHelp("With --for, the way by which that customer asked.", valueName: "channel"),
        transform: EnumWord.parse)
    var channel: Channel = .unspecified

    @Option(
        name: [.customLong("field")],
        help: ArgumentHelp("A value of one of the desk's own fields; may be given again.", valueName: "key=value"),
        transform: KeyValue.parse)
    var fields: [KeyValue] = []

    @Flag(help: "Check everything and submit nothing.")
    var validateOnly = false

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }
    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { !validateOnly }

    func run(in session: Session) async throws {
        let description = try TextInput.resolve(description, option: "--description", console: session.console)
        let ticket = Ticket(
            desk: desk, subject: subject, issueType: type, description: description, ccEmails: cc, shared: share,
            locale: locale, channel: channel, requester: requester.isEmpty ? nil : Person(id: requester),
            fields: fields.map { FieldValue(key: $0.key, value: $0.value) })
        let request = CreateTicketRequest(ticket: ticket, requestID: session.requestID, validateOnly: validateOnly)
        try session.printer.print(TicketView(ticket: try await session.client.tickets.createTicket(request)))
        if validateOnly { session.note("checked; nothing was submitted") }
    }
}
