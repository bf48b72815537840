internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket migrate`.
struct MigrateCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring a desk's tickets to the newest version of its workflow.",
        discussion: "Look with --preview first: while a status is named for which nothing is mapped, nothing moves.")

    @Argument(help: "The key of the desk.") var desk: String

    @Option(
        help: ArgumentHelp("What becomes of a status that is gone; may be given again.", valueName: "from=to"),
        transform: KeyValue.parse)
    var map: [KeyValue] = []

    @Flag(help: "Show what would move and move nothing.")
    var preview = false

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .desk(desk) }
    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { !preview }

    func run(in session: Session) async throws {
        var request = MigrateTicketsRequest(
            desk: desk, statusMap: map.map { StatusMapping(fromStatus: $0.key, toStatus: $0.value) }, pageSize: 200,
            validateOnly: preview, requestID: session.requestID)
        var total = try await session.client.tickets.migrateTickets(request)
        var page = 1
        while !total.nextPageToken.isEmpty {
            page += 1
            request.pageToken = total.nextPageToken
            request.requestID = "\(session.requestID).\(page)"
            total.append(try await session.client.tickets.migrateTickets(request))
        }
        try session.printer.print(MigrationView(response: total))
        if preview { session.note("checked; nothing was moved") }
        if let failure = total.failures.failure { throw failure }
    }
}

extension MigrateTicketsResponse {
    /// Takes what the page behind this one brought.
    mutating func append(_ page: MigrateTicketsResponse) {
        migratedCount += page.migratedCount
        failures += page.failures
        unmappedStatuses += page.unmappedStatuses.filter { !unmappedStatuses.contains($0) }
        nextPageToken = page.nextPageToken
        for move in page.moves {
            let index = moves.firstIndex { $0.fromStatus == move.fromStatus && $0.toStatus == move.toStatus }
            if let index { moves[index].count += move.count } else { moves.append(move) }
        }
    }
}
