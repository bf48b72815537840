internal import ArgumentParser
internal import TicketClient

/// `ticketctl desk import`.
struct ImportDeskCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take a desk in that was exported, all of it or nothing; for admins.",
        discussion: """
            Ticket numbers stay, so none of them may be taken. A desk that came with the server and was never used \
            gives way. Nobody is mailed.
            """)

    @Argument(help: "The archive; - reads standard input.") var file: String

    @Flag(help: "Check everything and change nothing.")
    var validateOnly = false

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { !validateOnly }

    func run(in session: Session) async throws {
        let imported = try await (file == "-" ? read(in: session) : send(in: session))
        try session.printer.print(ImportedDeskView(imported: imported))
        if validateOnly { session.note("checked; nothing was changed") }
    }

    private func send(in session: Session) async throws -> ImportDeskResponse {
        let bar = ProgressBar(file.split(separator: "/").last.map(String.init) ?? file, session.console)
        defer { bar.end() }
        do {
            return try await session.client.desks.importDesk(
                file: file, requestID: session.requestID, validateOnly: validateOnly, clock: session.clock,
                progress: bar.show)
        } catch let error as LocalFileError {
            throw ValidationError("\(error)")
        }
    }

    private func read(in session: Session) async throws -> ImportDeskResponse {
        let start = DeskImportStart(requestID: session.requestID, validateOnly: validateOnly)
        var waiting: ArraySlice<UInt8> = []
        return try await session.client.desks.importDesk(start) {
            if waiting.isEmpty { waiting = try session.console.readNext()[...] }
            defer { waiting = waiting.dropFirst(Self.chunkBytes) }
            return Array(waiting.prefix(Self.chunkBytes))
        }
    }

    private static let chunkBytes = 60 << 10
}
