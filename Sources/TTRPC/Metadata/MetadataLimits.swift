/// How much metadata a request may carry.
public struct MetadataLimits: Sendable, Hashable {
    /// Bytes of all keys and values together.
    public var byteCountMax: Int
    public var pairCountMax: Int

    public init(byteCountMax: Int = 8192, pairCountMax: Int = 64) {
        self.byteCountMax = byteCountMax
        self.pairCountMax = pairCountMax
    }
}
