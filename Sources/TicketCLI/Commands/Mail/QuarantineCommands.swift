internal import ArgumentParser
internal import TicketClient

/// `ticketctl mail quarantine`.
struct ListQuarantineCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine", abstract: "For staff: list the mails that were held back, oldest first.")

    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        func view(_ page: ListQuarantineResponse) -> QuarantineView { QuarantineView(page: page, reply: page) }
        try await paging.list(session, things: "mails in quarantine", view: view) { size, token in
            try await session.client.mail.listQuarantine(ListQuarantineRequest(pageSize: size, pageToken: token))
        }
    }
}

/// `ticketctl mail show`.
struct ShowMailCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "For staff: show a mail that was held back, as it came.")

    @Argument(help: "Its number in quarantine.") var id: Int64
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        let mail = try await session.client.mail.getQuarantinedMail(GetQuarantinedMailRequest(id: id))
        try session.printer.print(QuarantinedMailView(mail: mail))
    }
}

/// `ticketctl mail release`.
struct ReleaseMailCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "For staff: let a mail go on, as a note of yours on a ticket or as new mail to a desk.")

    @Argument(help: "Its number in quarantine.") var id: Int64

    @Option(
        help: ArgumentHelp("The ticket that gets it as a note.", valueName: "number"), transform: TicketNumber.parse)
    var ticket: Int64?

    @Option(help: ArgumentHelp("The desk that gets it as new mail of its sender's.", valueName: "key"))
    var desk: String?

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { true }

    func validate() throws {
        if (ticket == nil) == (desk == nil) { throw ValidationError("give either --ticket or --desk") }
    }

    func run(in session: Session) async throws {
        let request = ReleaseMailRequest(
            id: id, ticketNumber: ticket ?? 0, desk: desk ?? "", requestID: session.requestID)
        let mail = try await session.client.mail.releaseMail(request)
        try session.printer.print(IngestedMailView(response: IngestMailResponse(mails: [mail]), reply: mail))
    }
}

/// `ticketctl mail discard`.
struct DiscardMailCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "For staff: throw a mail away that was held back.")

    @Argument(help: "Its number in quarantine.") var id: Int64
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { true }

    func run(in session: Session) async throws {
        _ = try await session.client.mail.discardMail(DiscardMailRequest(id: id, requestID: session.requestID))
        session.note("discarded")
    }
}
