/// What a server speaks beyond plain ttrpc.
public struct ServerFeatures: Sendable, Hashable {
    /// Whether clients may agree on the extension `ttrpcx.v1`. Without it `ttrpcx.v1.Connection/Hello` is a method that
    /// does not exist.
    public var hasExtension = true
    /// Whether extended clients may agree on compressed payloads.
    public var hasCompression = true
    /// Whether somebody checks the tokens that come with Hello.
    package var authenticatesConnections = false

    public init() {}
}
