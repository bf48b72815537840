/// What a client speaks beside plain ttrpc.
public enum ProtocolMode: Sendable, Hashable {
    /// The extension `ttrpcx.v1`, with servers that have it. Others answer that they do not know it and are spoken to
    /// in plain ttrpc; it costs them one call for each connection, and no time.
    case negotiated
    /// Nothing, and the server is not asked.
    case plain
}
