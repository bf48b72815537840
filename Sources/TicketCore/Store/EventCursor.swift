/// A place in the feed of events. Only the store that made it knows what the bytes mean.
public struct EventCursor: Sendable, Hashable {
    /// At most 64 bytes.
    public let bytes: [UInt8]

    /// A cursor of these bytes.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}
