/// The last byte of a frame's header. Bits that nobody defined are ignored.
public struct FrameFlags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// RC: the sender sends nothing more on this stream.
    public static let remoteClosed = FrameFlags(rawValue: 1)
    /// RO: the sender is going to send messages on this stream.
    public static let remoteOpen = FrameFlags(rawValue: 2)
    /// ND: the frame carries no message, as against an empty one.
    public static let noData = FrameFlags(rawValue: 4)

    // The rest is for peers that have agreed on the extension `ttrpcx.v1`.

    /// On a request, a response or data: the payload, never the envelope, is compressed.
    public static let compressed = FrameFlags(rawValue: 0x80)
    /// On a RESET: the call was not begun, so it is safe to try it again.
    public static let refused = FrameFlags(rawValue: 1)
    /// On a PING: it is the answer to one.
    public static let acknowledgement = FrameFlags(rawValue: 1)
}
