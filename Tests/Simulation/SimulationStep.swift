internal import TestRandom

/// What happens next.
enum SimulationStep: CaseIterable {
    /// Somebody asks for something.
    case call
    /// Somebody asks again for what was not answered.
    case retry
    /// Bytes arrive at the server.
    case deliverToServer
    /// Bytes arrive at a client.
    case deliverToClient
    /// A connection is lost, with what is on its way.
    case lose
    /// The server's power goes.
    case crash
    case passTime
    /// The time of day is set, by a day or by ten years.
    case jump
    /// Timers fire that are due.
    case timers
    /// The disk begins to fail, or is mended.
    case disk
    /// The feed is read.
    case feed

    private var weight: Int {
        switch self {
        case .call: 24
        case .retry: 8
        case .deliverToServer: 28
        case .deliverToClient: 24
        case .lose: 3
        case .crash: 2
        case .passTime: 6
        case .jump: 1
        case .timers: 4
        case .disk: 3
        case .feed: 5
        }
    }

    private static let all = allCases.flatMap { Array(repeating: $0, count: $0.weight) }

    static func next(_ random: inout SeededRandom) -> SimulationStep { random.pick(all) }
}
