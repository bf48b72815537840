internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket view delete`.
struct DeleteViewCommand: ClientCommand {
    static let configuration = CommandConfiguration(commandName: "delete", abstract: "Delete a view.")

    @Argument(help: "Its name.") var name: String

    @Option(help: ArgumentHelp("For staff: the desk at which it is shared.", valueName: "key"))
    var desk: String = ""

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { true }

    func run(in session: Session) async throws {
        let request = DeleteViewRequest(name: name, desk: desk, requestID: session.requestID)
        _ = try await session.client.tickets.deleteView(request)
        session.note("deleted")
    }
}
