/// What one peer brings to the agreement.
package struct ExtensionOffer: Sendable, Hashable {
    /// The least that a frame's bound can be agreed on to, in bytes.
    package static let frameBytesMin = 65_536
    /// What a stream's window is when nothing is said.
    package static let streamWindowBytes = 65_536
    /// What the connection's window is when nothing is said.
    package static let connectionWindowBytes = 1_048_576

    /// Data bytes of a frame.
    package var frameBytesMax = FrameHeader.dataBytesMax
    /// What this side takes of a stream before it gives more credit.
    package var streamWindowBytes = Self.streamWindowBytes
    /// What this side takes of all streams together before it gives more credit.
    package var connectionWindowBytes = Self.connectionWindowBytes
    /// The most wanted first.
    package var compressions: [Compression] = []

    package init() {}
}

/// What only a server says of itself.
package struct ServerTerms: Sendable, Hashable {
    /// Calls at once on the connection.
    package var runningCallsMax: Int
    /// Metadata of a call.
    package var metadata: MetadataLimits
    /// The shortest time between two pings that it tolerates.
    package var pingIntervalMin: Duration

    package init(runningCallsMax: Int, metadata: MetadataLimits, pingIntervalMin: Duration) {
        self.runningCallsMax = runningCallsMax
        self.metadata = metadata
        self.pingIntervalMin = pingIntervalMin
    }
}
