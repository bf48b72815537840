internal import ArgumentParser
internal import TicketClient

/// `ticketctl attachment upload`.
struct UploadAttachmentCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "upload", abstract: "Upload a file for a ticket, with a comment or for one to come.",
        discussion: "After a lost connection it goes on where it was.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Argument(help: "The file.") var file: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Add a comment with this text and the file; - reads standard input.", valueName: "text"))
    var comment: String?

    @Option(help: ArgumentHelp("What to call the file, instead of its own name.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp(
            "Go on with an upload of the last 24 hours that was interrupted; it has told its id.", valueName: "id"))
    var uploadID: String?

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .ticket(number) }
    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { comment != nil }

    func run(in session: Session) async throws {
        let text = try comment.map { try TextInput.resolve($0, option: "--comment", console: session.console) }
        let upload = FileUpload(path: file, number: number, name: name, givenUploadID: uploadID)
        let attachment = try await upload.run(in: session)
        guard let text else { return try session.printer.print(AttachmentView(attachment: attachment)) }
        let request = AddCommentRequest(
            number: number, comment: Comment(body: text, attachmentIDs: [attachment.id]), requestID: session.requestID)
        try session.printer.print(AddedCommentView(added: try await session.client.tickets.addComment(request)))
    }
}
