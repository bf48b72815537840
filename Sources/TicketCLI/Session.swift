internal import TicketClient

/// What a command works with: the service, and the places to write to.
struct Session: Sendable {
    let client: TicketClient
    let printer: Printer
    let console: Console
    /// The name of the change that the command makes, unless its options say another.
    let requestID: String
    /// Where it calls, as `--server` has it.
    let server: String
    /// The name of the context whose session it calls with; nil if the token is given otherwise, or there is none.
    let context: String?
    /// Makes another client, whose token is fresh, for what outlasts a token; nil where the token is not a context's.
    let renewed: (@Sendable () async throws -> TicketClient)?
    /// Measures waits.
    let clock: any Clock<Duration>

    /// Tells people something that is not data.
    func note(_ text: String) {
        console.note(Escaping.line(text))
    }
}
