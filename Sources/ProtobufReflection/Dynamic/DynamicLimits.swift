/// Bounds on what is read into a ``DynamicMessage``.
public struct DynamicLimits: Hashable, Sendable {
    /// The longest message or JSON text, in bytes.
    public var bytesMax: Int

    /// How deep messages may be nested in bytes, and objects and arrays in JSON; the outermost one is depth 1.
    public var depthMax: Int

    /// The most values that a packed message may have, those in its submessages and unknown ones included.
    public var valuesMax: Int

    /// Limits for messages from the network and for JSON from people.
    public init(bytesMax: Int = 16 << 20, depthMax: Int = 100, valuesMax: Int = 1_000_000) {
        self.bytesMax = bytesMax
        self.depthMax = depthMax
        self.valuesMax = valuesMax
    }
}
