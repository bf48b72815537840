/// Code that any bytes may reach, with what it promises about them.
///
/// libFuzzer calls these with bytes of its own making, and a test with those of the corpus.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// The frame decoder and the connection machines of server and client, with the bytes in any cut.
    case frames
    /// The request's and the response's envelope, and the status in it.
    case envelopes
    /// Every generated message: looking over, unpacking, JSON, packing.
    case messages
    /// A time zone's file, and a calendar in that zone.
    case zones

    /// Runs the target once.
    ///
    /// - Throws: ``BrokenPromise`` when something else came of the bytes than is promised. Memory that is misused is
    ///   found by
    ///   AddressSanitizer, and arithmetic that overflows by a trap.
    public func run(_ input: UnsafeRawBufferPointer) throws {
        switch self {
        case .frames: try FramesTarget.run(input)
        case .envelopes: try EnvelopesTarget.run(input)
        case .messages: try MessagesTarget.run(input)
        case .zones: try ZonesTarget.run(input)
        }
    }
}
