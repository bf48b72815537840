/// A defect put in on purpose, to prove that the bench sees it.
public enum BenchFault: String, CaseIterable, Sendable {
    /// The third frame from the server is lost.
    case serverFrameLost
    /// The third frame from the server comes twice.
    case serverFrameDoubled
    /// The third frame from the client is lost.
    case clientFrameLost
    /// The third frame from the client comes twice.
    case clientFrameDoubled
    /// The first byte of the third frame's data from the server is another.
    case serverFrameChanged
    /// The server is not told that its third handler has returned.
    case slotLeaked
    /// The server runs its third call twice.
    case callRunTwice
    /// The server's deadlines never come.
    case serverTimeIgnored
    /// The client's deadlines never come.
    case clientTimeIgnored

    /// Which frame, handler or call it is about.
    static let ordinal = 3
}
