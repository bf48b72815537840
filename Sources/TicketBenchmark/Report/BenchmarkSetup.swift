/// What a run was asked for.
struct BenchmarkSetup: Codable, Sendable, Hashable {
    /// What makes a call due.
    enum Loop: String, Codable, Sendable, Hashable {
        /// That the one before it has ended.
        case closed
        /// The time.
        case open
    }

    let loop: Loop
    let connections: Int
    /// Calls at once on each connection, at most.
    let inFlight: Int
    /// Nil for a closed loop.
    let ratePerSecond: Double?
    let durationSeconds: Double
    let warmUpSeconds: Double
    /// The weights of operations by name.
    let mix: [String: Int]
    let seed: UInt64
    /// How many tickets are read and commented on.
    let tickets: Int
    let desk: String
    /// `tcp`, `tls` or `unix`; several with commas between them.
    let transport: String
    let servers: [String]

    /// Where another run was asked for something else, so that their figures mean different things. The servers may
    /// differ, and so may the seed and the warm-up.
    func differences(from other: BenchmarkSetup) -> [(name: String, left: String, right: String)] {
        let rate = { (setup: BenchmarkSetup) in setup.ratePerSecond.map { "\($0)" } ?? "none" }
        let pairs = [
            ("loop", loop.rawValue, other.loop.rawValue),
            ("connections", "\(connections)", "\(other.connections)"),
            ("in_flight", "\(inFlight)", "\(other.inFlight)"),
            ("rate_per_second", rate(self), rate(other)),
            ("duration_seconds", "\(durationSeconds)", "\(other.durationSeconds)"),
            ("mix", Self.text(mix), Self.text(other.mix)),
            ("tickets", "\(tickets)", "\(other.tickets)"),
            ("desk", desk, other.desk),
            ("transport", transport, other.transport),
        ]
        return pairs.filter { $0.1 != $0.2 }.map { (name: $0.0, left: $0.1, right: $0.2) }
    }

    private static func text(_ mix: [String: Int]) -> String {
        mix.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }
}
