/// Bounds on a message that is about to be unpacked.
///
/// Memory is bounded by the arena; these bound what a few bytes may turn into: an empty submessage costs two bytes on
/// the wire and some hundreds in memory.
public struct PrescanLimits: Sendable, Hashable {
    /// The most fields that the message may have, those of its submessages and unknown ones included. The elements of
    /// a packed field count as one.
    public var fieldsMax: Int

    /// How deep messages may be nested; the outermost one is depth 1.
    public var depthMax: Int

    /// Limits for a message from the network.
    public init(fieldsMax: Int = 65_536, depthMax: Int = 32) {
        self.fieldsMax = fieldsMax
        self.depthMax = depthMax
    }
}
