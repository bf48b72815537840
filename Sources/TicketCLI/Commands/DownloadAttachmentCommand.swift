internal import ArgumentParser
internal import TicketClient

/// `ticketctl attachment download`.
struct DownloadAttachmentCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "download", abstract: "Download a file of a ticket.",
        discussion: """
            After a lost connection it goes on where it was. What an interrupted download has left, beside the file \
            with ".part" behind its name, is gone on with, too.
            """)

    @Argument(help: "The attachment's id.") var id: String

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp(
            "Where to put it: a file, or a folder for its own name (default: the present folder).", valueName: "path"))
    var path: String = "."

    @Option(
        help: ArgumentHelp(
            "Only these bytes, counted from 0, the last one included: 0-1023, or 1024- to the end.",
            valueName: "range"),
        transform: ByteRange.parse)
    var range: ByteRange?

    @Flag(help: "Replace the file if it is there.")
    var force = false

    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .attachment(id) }

    func run(in session: Session) async throws {
        let attachment = try await session.client.attachments.getAttachment(GetAttachmentRequest(id: id))
        let target = try DownloadTarget(path: path, filename: attachment.filename, replaces: force)
        let bar = ProgressBar(attachment.filename, session.console)
        defer { bar.end() }
        do {
            if let range {
                try await RangeDownload(id: id, range: range, target: target).run(in: session, bar)
            } else {
                _ = try await session.client.attachments.download(
                    id, to: target.path, clock: session.clock, progress: bar.show)
            }
        } catch let error as LocalFileError {
            throw ValidationError("\(error)")
        }
        bar.end()
        try session.printer.print(DownloadedView(attachment: attachment, path: target.path))
    }
}
