/// The eighth byte of a frame's header: what its data is.
public struct FrameType: RawRepresentable, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Opens a call; its data is a Request envelope.
    public static let request = FrameType(rawValue: 1)
    /// Ends a call; its data is a Response envelope.
    public static let response = FrameType(rawValue: 2)
    /// One message of a stream, bare; or, flagged, the end of one direction.
    public static let data = FrameType(rawValue: 3)
}
