internal import ArgumentParser
internal import TicketClient

/// `ticketctl ticket rate`.
struct RateCommand: ChangeCommand {
    static let configuration = CommandConfiguration(
        commandName: "rate", abstract: "Rate the service that you had with a ticket.")

    @Argument(help: "The ticket's number, such as 100001.", transform: TicketNumber.parse) var number: Int64
    @Argument(help: "Your rating; most desks take 1, the worst, to 5, the best.") var score: Int32

    @Option(
        parsing: .unconditional, help: ArgumentHelp("In your words; - reads standard input.", valueName: "text"))
    var comment: String = ""

    @OptionGroup var change: ChangeOptions
    @OptionGroup var global: GlobalOptions

    func changed(in session: Session) async throws -> Ticket {
        let comment = try TextInput.resolve(comment, option: "--comment", console: session.console)
        let request = RateTicketRequest(
            number: number, rating: Rating(score: score, comment: comment), etag: change.etag,
            requestID: session.requestID)
        return try await session.client.tickets.rateTicket(request)
    }
}
