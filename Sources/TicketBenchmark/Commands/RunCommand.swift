internal import ArgumentParser
internal import TicketCLI

/// `ticketbench run`, or `ticketbench` alone.
struct RunCommand: ParsableCommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Put a load on a server; what happens without another command.",
        discussion: """
            It makes tickets, comments on tickets and moves some of its own: give it a server, or a desk, where that \
            does no harm. A service's token is not held up by the limits that people have.
            """)

    @Option(help: ArgumentHelp("How many connections to use.", valueName: "count"))
    var connections = 1

    @Option(help: ArgumentHelp("How many calls to have under way on each connection, at most.", valueName: "count"))
    var inFlight = 16

    @Option(
        help: ArgumentHelp(
            """
            Calls a second in all, at even distances and whatever becomes of them: an open loop. Without it a call \
            waits for the one before: a closed loop.
            """,
            valueName: "per-second"))
    var rate: Double?

    @Option(
        help: ArgumentHelp("How long to measure: 10s, 2m, 1h (default: 10s).", valueName: "time"),
        transform: TimeOption.parse)
    var duration: Duration = .seconds(10)

    @Option(
        help: ArgumentHelp("How long to run before that (default: 2s).", valueName: "time"), transform: TimeOption.parse
    )
    var warmUp: Duration = .seconds(2)

    @Option(
        help: ArgumentHelp(
            "What to call, and how often in proportion (default: \(Mix.standard)).", valueName: "operation=weight,..."),
        transform: Mix.init(parsing:))
    var mix: Mix = .standard

    @Option(help: ArgumentHelp("Chooses operations and texts; the same again gives the same.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "How many tickets to read and comment on; open ones are found, and made as far as they lack.",
            valueName: "count"))
    var tickets = 1_000

    @Option(help: ArgumentHelp("The desk that the tickets are of.", valueName: "key"))
    var desk = "account-portal"

    @Option(
        name: .customLong("pid"),
        help: ArgumentHelp(
            """
            A process of the server on this machine; may be given again. Without it those are found that listen at an \
            address of loopback or a Unix socket.
            """,
            valueName: "number"))
    var pids: [Int32] = []

    @Option(help: ArgumentHelp("Write the result as JSON, too; - is standard output.", valueName: "file"))
    var json: String?

    @Option(
        name: .customLong("threshold"),
        help: ArgumentHelp(
            "What must hold: p99<5ms, errors<0.1%, throughput>1000/s, get.max<1s; may be given again.",
            valueName: "bound"),
        transform: Threshold.init(parsing:))
    var thresholds: [Threshold] = []

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        try check("--connections", connections, in: 1...10_000)
        try check("--in-flight", inFlight, in: 1...10_000)
        try check("--connections times --in-flight", connections * inFlight, in: 1...100_000)
        try check("--tickets", tickets, in: 1...1_000_000)
        if let rate, !(rate >= 0.001 && rate <= 1_000_000) {
            throw ValidationError("--rate is between 0.001 and 1000000 calls a second")
        }
        guard duration >= .milliseconds(10), duration <= .seconds(86_400) else {
            throw ValidationError("--duration is between 10ms and 24h")
        }
        guard warmUp <= .seconds(86_400) else { throw ValidationError("--warm-up is at most 24h") }
        for pid in pids where pid < 1 { throw ValidationError("--pid is the number of a process, not \(pid)") }
        for operation in thresholds.compactMap(\.operation) where !mix.contains(operation) {
            throw ValidationError("--threshold is about \(operation), which --mix leaves out")
        }
    }

    private func check(_ option: String, _ value: Int, in range: ClosedRange<Int>) throws {
        guard !range.contains(value) else { return }
        throw ValidationError("\(option) is \(range.lowerBound) to \(range.upperBound), not \(value)")
    }

    /// The shape of the load.
    ///
    /// - Parameter timeout: how long a call may take.
    func shape(timeout: Duration) -> LoadShape {
        LoadShape(
            connections: connections, inFlight: inFlight, ratePerSecond: rate, duration: duration, warmUp: warmUp,
            drain: timeout)
    }
}
