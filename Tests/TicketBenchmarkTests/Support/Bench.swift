import Synchronization
import TicketCLI
import TicketClient
import TicketClientTestSupport

@testable import TicketBenchmark

/// Runs ticketbench against a ``FakeService`` or a server, and keeps what it wrote.
final class Bench: Sendable {
    private struct State {
        var output = ""
        var notes: [String] = []
        var connections = 0
    }

    let service = FakeService()
    private let state = Mutex(State())
    private let isErrorTerminal: Bool

    init(isErrorTerminal: Bool = false) {
        self.isErrorTerminal = isErrorTerminal
        service.answer(IdentityServiceMethods.whoAmI) { (_: WhoAmIRequest) in WhoAmIResponse(tenant: "t") }
        service.answer(TicketServiceMethods.listTickets) { (_: ListTicketsRequest) in
            ListTicketsResponse(tickets: [Samples.ticket])
        }
        service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in Samples.ticket }
        service.answer(TicketServiceMethods.createTicket) { (_: CreateTicketRequest) in Samples.ticket }
    }

    /// What went to standard output.
    var output: String { state.withLock { $0.output } }
    /// The lines that went to standard error.
    var notes: [String] { state.withLock { $0.notes } }
    /// How many connections were made.
    var connections: Int { state.withLock { $0.connections } }

    /// The result that `--json -` has written.
    func report() throws -> BenchmarkReport {
        var console = console
        console.read = { [output] _ in Array(output.utf8) }
        return try ReportFile.read("-", console: console)
    }

    /// How often a method was called.
    func count(_ method: MethodDescriptor) -> Int { service.calls.count { $0.method == method } }

    /// Runs a command line against the service that a test makes up.
    func run(_ arguments: [String]) async -> Int32 {
        await run(arguments) { [self] _, configuration in
            TicketClient(invoker: service, configuration: configuration)
        }
    }

    /// Runs a command line against a real server.
    func runForReal(_ arguments: [String]) async -> Int32 {
        await run(arguments) { addresses, configuration in
            TicketClient(addresses: addresses, configuration: configuration)
        }
    }

    private func run(_ arguments: [String], connect: @escaping Program.Connector) async -> Int32 {
        let program = BenchmarkProgram(console: console) { [self] addresses, configuration in
            state.withLock { $0.connections += 1 }
            return try connect(addresses, configuration)
        }
        return await program.run(arguments).rawValue
    }

    var console: Console {
        Console(
            write: { [self] text in state.withLock { $0.output += text } },
            note: { [self] line in state.withLock { $0.notes.append(line) } }, isErrorTerminal: isErrorTerminal)
    }
}
