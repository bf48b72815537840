internal import Dispatch
internal import Glibc
internal import TicketCLI
internal import TicketClient

extension BenchmarkProgram {
    /// Runs the process's own command line and says what to exit with.
    public static func runProcess() async -> Int32 {
        // A reader that goes away is an error of the write then, and the program ends in its own way.
        signal(SIGPIPE, SIG_IGN)
        let program = BenchmarkProgram(console: .process()) { addresses, configuration in
            TicketClient(addresses: addresses, configuration: configuration)
        }
        let task = Task { await program.run(Array(CommandLine.arguments.dropFirst())) }
        let interrupts = Interrupts.onFirst { task.cancel() }
        defer { interrupts.cancel() }
        return await task.value.rawValue
    }
}
