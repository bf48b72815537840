internal import Foundation
internal import TicketCLI
internal import TicketClient

/// ticketctl, run in the test's own process against a real server, with everything that it writes.
///
/// What is written and typed is guarded by `condition`.
final class CommandLine: @unchecked Sendable {
    /// What came of one command line.
    struct Result {
        let status: Int32
        let output: String
        let notes: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Something on standard input.
    struct Typed {
        let text: String
        /// It is typed when standard output has so many lines; with `.max`, when the command has ended without it.
        var afterLines = 0
    }

    private let condition = NSCondition()
    /// Runs for as long as it is called.
    private let server: RunningServer
    private let variables: [String: String]
    private var typing: ArraySlice<Typed>
    private var output = ""
    private var notes: [String] = []
    private var isOver = false

    /// - Parameters:
    ///   - server: is called.
    ///   - person: whose token goes along; nil for none.
    ///   - typing: standard input; it ends behind the last part.
    init(_ server: RunningServer, as person: String? = nil, typing: [Typed] = []) throws {
        var variables = ["TICKET_SERVER": server.address]
        if let person { variables["TICKET_TOKEN"] = try server.token(of: person) }
        self.server = server
        self.variables = variables
        self.typing = typing[...]
    }

    func run(_ arguments: String...) async -> Result { await run(arguments) }

    /// Runs one command line.
    func run(_ arguments: [String]) async -> Result {
        guarded {
            output = ""
            notes = []
            isOver = false
        }
        let program = Program(console: console) { addresses, configuration in
            TicketClient(addresses: addresses, configuration: configuration)
        }
        let status = await program.run(arguments).rawValue
        return guarded {
            isOver = true
            condition.broadcast()
            return Result(status: status, output: output, notes: notes.joined(separator: "\n"))
        }
    }

    private var console: Console {
        Console(
            write: { [self] text in
                guarded {
                    output += text
                    condition.broadcast()
                }
            },
            note: { [self] line in guarded { notes.append(line) } },
            readNext: { [self] in Array(nextTyped().utf8) },
            variable: { [variables] name in variables[name] })
    }

    private func nextTyped() -> String {
        guarded {
            guard let next = typing.popFirst() else { return "" }
            while !isOver, output.count(where: { $0 == "\n" }) < next.afterLines { condition.wait() }
            return next.text
        }
    }

    private func guarded<Value>(_ body: () -> Value) -> Value {
        condition.lock()
        defer { condition.unlock() }
        return body()
    }
}
