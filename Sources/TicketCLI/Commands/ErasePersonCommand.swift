internal import ArgumentParser
internal import TicketClient

/// `ticketctl person erase`.
struct ErasePersonCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Take a customer's personal data out of everything that is kept.",
        discussion: """
            Tickets stay, without their texts and files, and count as before. It cannot be undone, so it is asked \
            for on a terminal, and needs --yes elsewhere.
            """)

    @Argument(help: "The customer's id or mail address.") var person: String

    @Flag(help: "Only count what would go.") var validateOnly = false
    @Flag(help: "Do it without asking.") var yes = false

    @OptionGroup var mutation: MutationOptions
    @OptionGroup var global: GlobalOptions

    var givenRequestID: String? { mutation.requestID }
    var isMutation: Bool { !validateOnly }

    func run(in session: Session) async throws {
        let counted = EraseRequesterRequest(person: person, validateOnly: true)
        if validateOnly {
            return try session.printer.print(
                ErasureView(response: try await session.client.people.eraseRequester(counted)))
        }
        if !yes {
            guard session.console.isErrorTerminal else {
                throw ValidationError("this cannot be undone; add --yes if it is meant")
            }
            let view = ErasureView(response: try await session.client.people.eraseRequester(counted))
            session.console.note(view.text(session.console.errorStyle))
            guard try isConfirmed(session.console) else { throw ValidationError("nothing was erased") }
        }
        let request = EraseRequesterRequest(person: person, requestID: session.requestID)
        try session.printer.print(ErasureView(response: try await session.client.people.eraseRequester(request)))
    }

    private func isConfirmed(_ console: Console) throws -> Bool {
        console.draw("Erase all of this of \(Escaping.line(person))? It cannot be undone. Type yes: ")
        let answer = String(decoding: try console.readNext(), as: UTF8.self)
        return answer.split(whereSeparator: \.isWhitespace).map { $0.lowercased() } == ["yes"]
    }
}
