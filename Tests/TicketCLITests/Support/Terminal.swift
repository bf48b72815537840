import Synchronization
import TTRPC
import TicketCLI
import TicketClient
import TicketClientTestSupport

/// Runs ticketctl against a ``FakeService`` and shows what it wrote.
final class Terminal: Sendable {
    private struct State {
        var output = ""
        var notes: [String] = []
        var writesLeft = Int.max
        var failure = OutputFailure.closed
        var configuration: TicketClientConfiguration?
        var hasBeenRead = false
    }

    let service = FakeService()
    private let state = Mutex(State())
    private let input: [UInt8]
    private let variables: [String: String]
    private let columns: Int?

    /// - Parameter columns: the width of the terminal, or nil for a pipe.
    init(bytes: [UInt8] = [], variables: [String: String] = [:], columns: Int? = nil) {
        input = bytes
        self.variables = variables
        self.columns = columns
    }

    convenience init(input: String) {
        self.init(bytes: Array(input.utf8))
    }

    /// What went to standard output since it was last asked for.
    var output: String {
        state.withLock { state in
            defer { state.output = "" }
            return state.output
        }
    }

    /// What the last client was made with.
    var configuration: TicketClientConfiguration? { state.withLock { $0.configuration } }

    /// The lines that went to standard error since they were last asked for.
    var notes: [String] {
        state.withLock { state in
            defer { state.notes = [] }
            return state.notes
        }
    }

    /// Standard output takes so many writes and no more: its reader goes away, or the disk is full.
    func endOutput(afterWrites count: Int, _ failure: OutputFailure = .closed) {
        state.withLock { state in
            state.writesLeft = count
            state.failure = failure
        }
    }

    /// Runs a command line.
    @discardableResult
    func run(_ arguments: String...) async -> Int32 {
        await run(arguments)
    }

    @discardableResult
    func run(_ arguments: [String]) async -> Int32 {
        let clock = SkippingClock()
        let program = Program(console: console, clock: clock) { [self] _, configuration in
            state.withLock { $0.configuration = configuration }
            return TicketClient(invoker: service, configuration: configuration, clock: clock)
        }
        return await program.run(arguments).rawValue
    }

    private var console: Console {
        Console(
            write: { [self] text in
                try state.withLock { state in
                    guard state.writesLeft > 0 else { throw state.failure }
                    state.writesLeft -= 1
                    state.output += text
                }
            },
            note: { [self] line in state.withLock { $0.notes.append(line) } },
            read: { [input] _ in input },
            readNext: { [self] in
                state.withLock { state in
                    defer { state.hasBeenRead = true }
                    return state.hasBeenRead ? [] : input
                }
            },
            variable: { [variables] name in variables[name] },
            isOutputTerminal: columns != nil, isErrorTerminal: false, columns: columns)
    }
}
