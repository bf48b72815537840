/// What can happen next in a run.
enum BenchStep: String, CaseIterable {
    case call
    case deliverToServer
    case deliverToClient
    case passTime
    case handler
    case read
    /// The timers are asked before anything is due.
    case lookEarly
    case abandon
    case drain
    case endAll
    case lose

    /// True for what most runs should not have at all, since it ends them early.
    var isRare: Bool {
        switch self {
        case .drain, .endAll, .lose: true
        default: false
        }
    }

    /// How likely it may be in a run where it happens: much happens between two givings-up.
    var weights: ClosedRange<Int> {
        switch self {
        case .abandon, .lookEarly: 0...2
        case .passTime: 0...4
        default: 1...8
        }
    }
}
