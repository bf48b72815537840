internal import ArgumentParser
internal import TicketClient

/// A command that changes one ticket and shows it as it is then.
protocol ChangeCommand: ClientCommand {
    var number: Int64 { get }
    var change: ChangeOptions { get }

    /// Does it.
    func changed(in session: Session) async throws -> Ticket
}

extension ChangeCommand {
    var callSubject: CallSubject { .ticket(number) }
    var givenRequestID: String? { change.mutation.requestID }
    var isMutation: Bool { true }

    func run(in session: Session) async throws {
        try session.printer.print(TicketView(ticket: try await changed(in: session)))
    }
}
