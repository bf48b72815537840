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
        case status
        case compatibility
    }

    /// The number in the list of cases.
    public let number: Int
    public let group: Group
    /// What is sent, and what must happen, in a line.
    public let title: String
    let run: @Sendable (Target) throws -> Void

    init(_ number: Int, _ group: Group, _ title: String, run: @escaping @Sendable (Target) throws -> Void) {
        self.number = number
        self.group = group
        self.title = title
        self.run = run
    }

    /// Every case there is, by number.
    public static let all: [ConformanceCase] =
        (FramingCases.all + EnvelopeCases.all + UnaryCases.all + ClientStreamCases.all + ServerStreamCases.all
        + BidirectionalCases.all + DeadlineCases.all + PeerCases.all + StatusCases.all)
        .sorted { $0.number < $1.number }
}
