internal import ArgumentParser
internal import TicketClient

/// `ticketctl desk export`.
struct ExportDeskCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a desk with everything that is its into a file; for admins.",
        discussion: """
            The archive holds the desk's versions, its tickets with notes and files, its chats, and its ratings of \
            articles and views, as they are at one moment. `ticketctl desk import` takes it in elsewhere.
            """)

    @Argument(help: "The desk's key.") var desk: String

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp(
            "Where to put it; - writes standard output (default: the desk's key with .jsonl in the present folder).",
            valueName: "path"))
    var path: String?

    @Flag(help: "Replace the file if it is there.")
    var force = false

    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }

    func run(in session: Session) async throws {
        if path == "-" { return try await write(in: session) }
        let target = try DownloadTarget(path: path ?? ".", filename: desk + ".jsonl", replaces: force)
        let bar = ProgressBar(desk, session.console)
        defer { bar.end() }
        do {
            let bytes = try await session.client.desks.export(desk, to: target.path, progress: bar.show)
            bar.end()
            try session.printer.print(ExportedDeskView(path: target.path, bytes: bytes))
        } catch let error as LocalFileError {
            throw ValidationError("\(error)")
        }
    }

    /// Whole lines, since standard output takes texts.
    private func write(in session: Session) async throws {
        var rest: [UInt8] = []
        _ = try await session.client.desks.export(desk) { bytes in
            rest += bytes
            guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { return }
            try session.console.write(String(decoding: rest[...end], as: UTF8.self))
            rest.removeFirst(end + 1)
        }
    }
}
