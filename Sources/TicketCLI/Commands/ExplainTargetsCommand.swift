internal import ArgumentParser
internal import ProtobufC
internal import TicketClient

/// `ticketctl ticket targets`.
struct ExplainTargetsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "targets",
        abstract: "Show what the desk promises for a ticket, and how each due time came about.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Option(help: ArgumentHelp("Only this one.", valueName: "kind"), transform: EnumWord.parse)
    var kind: ServiceTargetKind?
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .ticket(number) }

    func run(in session: Session) async throws {
        let ticket = try await session.client.tickets.getTicket(GetTicketRequest(number: number))
        let kinds = ticket.targets.map(\.kind).filter { kind == nil || kind == $0 }
        var targets: [ExplainTargetResponse] = []
        for kind in kinds {
            let request = ExplainTargetRequest(number: number, kind: kind)
            targets.append(try await session.client.automation.explainTarget(request))
        }
        try print(targets, session.printer)
        if kinds.isEmpty, session.printer.format == .table { session.note("nothing is promised") }
    }

    /// There is no reply with all of them, so one document is put together here.
    private func print(_ targets: [ExplainTargetResponse], _ printer: Printer) throws {
        guard printer.format == .json else {
            return try targets.forEach { try printer.print(TargetView(response: $0)) }
        }
        try printer.print(json: { writer in
            writer.beginObject()
            writer.key("targets")
            writer.beginArray()
            for target in targets { writer.value(target) }
            writer.endArray()
            writer.endObject()
        })
    }
}
