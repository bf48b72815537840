internal import ArgumentParser
internal import FoundationEssentials
public import TicketCLI
internal import TicketClient

/// ticketbench: reads a command line, puts a load on a ticketd, and writes what it measured.
public struct BenchmarkProgram: Sendable {
    private let console: Console
    private let connect: Program.Connector

    /// - Parameters:
    ///   - console: where to read and write.
    ///   - connect: makes a connection.
    public init(console: Console, connect: @escaping Program.Connector) {
        self.console = console
        self.connect = connect
    }

    /// Runs one command line, the program's own name left out, and says how it ended. Cancelling the task interrupts
    /// it.
    public func run(_ arguments: [String]) async -> ExitStatus {
        var command: any ParsableCommand = TicketbenchCommand()
        do {
            command = try TicketbenchCommand.parseAsRoot(arguments)
            switch command {
            case let run as RunCommand: return try await load(run)
            case let compare as CompareCommand: try compare.compare(console)
            default: try command.run()
            }
            return .success
        } catch {
            return CommandEnd(console: console, root: TicketbenchCommand.self).status(
                after: error, in: type(of: command))
        }
    }

    private func load(_ command: RunCommand) async throws -> ExitStatus {
        var settings = ConnectionSettings(options: command.connection, console: console)
        // Opened before anything is measured; what is there stays until there is something better.
        let file = try command.json.flatMap { $0 == "-" ? nil : try FileWriter(path: $0, keepsContent: true) }
        var clients: [TicketClient] = []
        let outcome: Result<(BenchmarkReport, LatencyHistogram), any Error>
        do {
            try await settings.signIn(connect)
            clients = try connections(command, settings)
            outcome = .success(try await measure(command, settings, clients))
        } catch {
            outcome = .failure(error)
        }
        for client in clients { await client.close() }
        do {
            let (report, latencies) = try outcome.get()
            return try write(report, latencies, command, file)
        } catch let error as RPCError where !Task.isCancelled {
            return console.report(
                error, server: try settings.addresses().map(\.description).joined(separator: ", "),
                hasToken: settings.configuration.token != nil, desk: command.desk)
        }
    }

    /// Each with one address, so that there are as many connections as were asked for.
    private func connections(_ command: RunCommand, _ settings: ConnectionSettings) throws -> [TicketClient] {
        let addresses = try settings.addresses()
        var configuration = settings.configuration
        // What failed is counted, not hidden.
        configuration.retry = .never
        return try (0..<command.connections).map { index in
            try connect([addresses[index % addresses.count]], configuration)
        }
    }

    private func measure(
        _ command: RunCommand, _ settings: ConnectionSettings, _ clients: [TicketClient]
    ) async throws -> (BenchmarkReport, LatencyHistogram) {
        let addresses = try settings.addresses()
        let shape = command.shape(timeout: settings.configuration.timeout)
        let preparation = Preparation(
            clients: clients, desk: command.desk, mix: command.mix, ticketCount: command.tickets,
            laneCount: shape.lanes, requestPrefix: "bench-\(String(UInt64.random(in: .min ... .max), radix: 36))")
        let lanes = try await preparation.lanes()
        let pids = command.pids.isEmpty ? ServerProcesses.find(addresses) : command.pids
        var run = LoadRun(
            shape: shape, plan: CallPlan(mix: command.mix, seed: command.seed), lanes: lanes, serverPIDs: pids,
            clock: ContinuousClock())
        if console.isErrorTerminal {
            run.progress = { [note = console.note] second, isWarmUp, tally in
                note(ProgressText.line(second: second, isWarmUp: isWarmUp, tally))
            }
        }
        let startTime = Date.now.ISO8601Format()
        let outcome = try await run.run()
        var report = BenchmarkReport(
            BenchmarkSetup(command, addresses), startTime: startTime, record: outcome.record,
            elapsedNanoseconds: outcome.elapsedNanoseconds, usage: outcome.usage, serverPIDs: pids)
        report.thresholds = command.thresholds.map { $0.verdict(on: report) }
        return (report, outcome.record.total.latencies)
    }

    private func write(
        _ report: BenchmarkReport, _ latencies: LatencyHistogram, _ command: RunCommand, _ file: FileWriter?
    ) throws -> ExitStatus {
        let bytes = try ReportFile.bytes(report)
        if command.json == "-" {
            try console.write(String(decoding: bytes, as: UTF8.self))
        } else {
            try file?.replace(with: bytes)
            try console.write(ReportText(report: report, latencies: latencies).text(console.outputStyle))
        }
        let broken = report.thresholds.filter { !$0.holds }
        for verdict in broken { console.note("error: \(verdict.message)") }
        return broken.isEmpty ? .success : .thresholdBroken
    }
}

extension ExitStatus {
    /// A threshold does not hold.
    static let thresholdBroken = ExitStatus(rawValue: 99)
}

extension BenchmarkSetup {
    fileprivate init(_ command: RunCommand, _ addresses: [ServerAddress]) {
        let transports = Set(addresses.map { "\($0.transport)" })
        self.init(
            loop: command.rate == nil ? .closed : .open, connections: command.connections, inFlight: command.inFlight,
            ratePerSecond: command.rate, durationSeconds: command.duration / .seconds(1),
            warmUpSeconds: command.warmUp / .seconds(1), mix: command.mix.named, seed: command.seed,
            tickets: command.tickets, desk: command.desk, transport: transports.sorted().joined(separator: ","),
            servers: addresses.map(\.description))
    }
}
