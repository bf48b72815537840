internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket comment`.
struct CommentCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "comment", abstract: "Comment on a ticket, or answer one of its comments.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The text; - reads standard input. Not needed with --attach.", valueName: "text"))
    var body: String?

    @Option(help: ArgumentHelp("A file to attach; may be given again.", valueName: "file"))
    var attach: [String] = []

    @Option(help: ArgumentHelp("The comment that this one answers.", valueName: "id"))
    var replyTo: Int64 = 0

    @Flag(
        name: [.customLong("info"), .customLong("informational")],
        help: "For staff: asks nothing, so the ticket does not begin to wait for the customer.")
    var informational = false

    @Flag(help: "For staff: a note that customers do not see.")
    var `internal` = false

    @Option(help: ArgumentHelp("Comment only if this is still the ticket's etag.", valueName: "etag"))
    var etag: String = ""

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .ticket(number) }
    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { true }

    func validate() throws {
        if body == nil, attach.isEmpty { throw ValidationError("say something with --body, or --attach a file") }
        if replyTo < 0 { throw ValidationError("--reply-to is the number that stands before a comment") }
    }

    func run(in session: Session) async throws {
        let body = try TextInput.resolve(body ?? "", option: "--body", console: session.console)
        var ids: [String] = []
        for path in attach { ids.append(try await FileUpload(path: path, number: number).run(in: session).id) }
        let request = AddCommentRequest(
            number: number,
            comment: Comment(body: body, replyTo: replyTo, internal: `internal`, attachmentIDs: ids),
            informational: informational, etag: etag, requestID: session.requestID)
        try session.printer.print(AddedCommentView(added: try await session.client.tickets.addComment(request)))
    }
}
