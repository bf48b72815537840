/// One case: what is sent, and what must happen.
public struct ConformanceCase: Sendable {
    /// Which part of the protocol it is about.
    public enum Group: String, Sendable, Codable {
        case framing
        case envelope
        case unary
        case clientStream = "client-stream"
        case serverStream = "server-stream"
        case bidirectional = "bidi"
        case deadline
        case cancellation
        case flowControl = "flow-control"
        case metadata
        case status
        case abuse
        case lifecycle
        case security = "tls-and-auth"
        case compatibility
        case hello
        case compression
    }

    /// The number in the list of cases.
    public let number: Int
    public let group: Group
    /// What is sent, and what must happen, in a line.
    public let title: String
    let needs: [CaseNeed]
    let run: @Sendable (Target) throws -> Void

    init(
        _ number: Int, _ group: Group, _ title: String, needs: [CaseNeed] = [],
        run: @escaping @Sendable (Target) throws -> Void
    ) {
        self.number = number
        self.group = group
        self.title = title
        self.needs = needs
        self.run = run
    }

    /// Every case of a server that there is, by number; those that stop the server are the last.
    public static let all: [ConformanceCase] = {
        let shapes = UnaryCases.all + ClientStreamCases.all + ServerStreamCases.all + BidirectionalCases.all
        let plain = FramingCases.all + EnvelopeCases.all + shapes + DeadlineCases.all + PeerCases.all + StatusCases.all
        let extended = HelloCases.all + ControlFrameCases.all + ResetCases.all + CreditCases.all + MetadataCases.all
        let bounds = AbuseCases.all + TimeCases.all + CompressionCases.all + LifecycleCases.all + SecurityCases.all
        return (plain + extended + bounds).sorted { ($0.isLast ? 1 : 0, $0.number) < ($1.isLast ? 1 : 0, $1.number) }
    }()

    /// True when no other case can follow.
    private var isLast: Bool {
        needs.contains { if case .stopCommand = $0 { true } else { false } }
    }

    /// Why it cannot be run against the server; nil when it can.
    func missing(_ target: Target) -> String? {
        needs.lazy.compactMap { $0.missing(target) }.first
    }
}
