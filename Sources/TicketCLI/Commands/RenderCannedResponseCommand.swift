internal import ArgumentParser
internal import TicketClient

/// `ticketctl canned render`.
struct RenderCannedResponseCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Fill a canned response for a ticket, in the ticket's language.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Argument(help: "The response's key; `ticketctl canned list DESK` lists them.") var response: String
    @OptionGroup var global: GlobalOptions

    var callSubject: CallSubject { .ticket(number) }

    func run(in session: Session) async throws {
        let request = RenderCannedResponseRequest(number: number, cannedResponse: response)
        let rendered = try await session.client.automation.renderCannedResponse(request)
        try session.printer.print(RenderedResponseView(response: rendered))
    }
}
