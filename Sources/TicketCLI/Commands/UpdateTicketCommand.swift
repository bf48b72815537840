internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket update`.
struct UpdateTicketCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Change a ticket's subject, issue type, access or locale.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64

    @Option(parsing: .unconditional, help: ArgumentHelp("What it is about, in one line.", valueName: "text"))
    var subject: String?

    @Option(help: ArgumentHelp("One of the desk's issue types.", valueName: "key"))
    var type: String?

    @Flag(inversion: .prefixedNo, help: "Whether every user of the account sees it.")
    var share: Bool?

    @Option(help: ArgumentHelp("The language that it is written in, such as es-MX.", valueName: "tag"))
    var locale: String?

    @Option(help: ArgumentHelp("Change it only if this is still its etag.", valueName: "etag"))
    var etag: String = ""

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .ticket(number) }
    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { true }

    func validate() throws {
        if paths.isEmpty {
            throw ValidationError("name what to change: --subject, --type, --share, --no-share or --locale")
        }
    }

    func run(in session: Session) async throws {
        let ticket = Ticket(
            number: number, subject: subject ?? "", issueType: type ?? "", shared: share ?? false,
            locale: locale ?? "", etag: etag)
        let request = UpdateTicketRequest(
            ticket: ticket, updateMask: GoogleProtobufFieldMask(paths: paths), requestID: session.requestID)
        try session.printer.print(TicketView(ticket: try await session.client.tickets.updateTicket(request)))
    }

    private var paths: [String] {
        let given = [
            (subject != nil, "subject"), (type != nil, "issue_type"), (share != nil, "shared"),
            (locale != nil, "locale"),
        ]
        return given.filter(\.0).map(\.1)
    }
}
