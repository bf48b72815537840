internal import ArgumentParser
internal import TicketClient

/// `ticketctl audit`.
struct AuditGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "See what was done about people and permissions; for admins.",
        subcommands: [ListAuditCommand.self])
}

/// `ticketctl audit list`.
struct ListAuditCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what was done, the newest first.",
        discussion: "That it was read is written down, too.")

    @Option(help: ArgumentHelp("Only this kind, such as signed_in; may be given again.", valueName: "kind"))
    var kind: [String] = []

    @Option(help: ArgumentHelp("Only what this person or service did or had done to them.", valueName: "id"))
    var person: String = ""

    @Option(help: ArgumentHelp("Not before then.", valueName: "time"), transform: RFC3339.parse)
    var after: GoogleProtobufTimestamp?

    @Option(help: ArgumentHelp("Before then.", valueName: "time"), transform: RFC3339.parse)
    var before: GoogleProtobufTimestamp?

    @OptionGroup var paging: PagingOptions
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        try await paging.list(session, things: "entries", view: AuditListView.init) { size, token in
            try await session.client.identity.listAuditEntries(
                ListAuditEntriesRequest(
                    kinds: kind, personID: person, startTime: after, endTime: before, pageSize: size,
                    pageToken: token))
        }
    }
}
