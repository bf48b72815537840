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

    // The rest is for peers that have agreed on the extension `ttrpcx.v1`. Others never see it.

    /// Gives a call up, or refuses it.
    public static let reset = FrameType(rawValue: 0xE0)
    /// Asks for a sign of life, or gives it.
    public static let ping = FrameType(rawValue: 0xE1)
    /// Gives credit for more data, on one stream or on the connection.
    public static let window = FrameType(rawValue: 0xE2)
    /// Says that the connection takes no more calls, or why it is closed.
    public static let goAway = FrameType(rawValue: 0xE3)
    /// Metadata before a call's first answer.
    public static let headers = FrameType(rawValue: 0xE4)
    /// Metadata right before the frame that ends a call.
    public static let trailers = FrameType(rawValue: 0xE5)
}
