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
}
