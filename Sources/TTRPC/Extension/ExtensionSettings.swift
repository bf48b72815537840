/// What holds on an extended connection, as one of its ends sees it.
package struct ExtensionSettings: Sendable, Hashable {
    /// For both directions; nil when payloads are never compressed.
    package let compression: Compression?
    /// Data bytes of a frame, and of a payload when inflated, for both directions.
    package let frameBytesMax: Int
    /// What the peer takes of a stream before it gives more credit.
    package let sendStreamWindowBytes: Int
    /// What the peer takes of all streams together before it gives more credit.
    package let sendConnectionWindowBytes: Int
    /// What this side takes of a stream before it gives more credit.
    package let receiveStreamWindowBytes: Int
    /// What this side takes of all streams together before it gives more credit.
    package let receiveConnectionWindowBytes: Int
    /// What the server says of itself. At a client a number that the server has left out is what the protocol gives.
    package let terms: ServerTerms
}

// MARK: The server's side

extension ExtensionSettings {
    /// A server's answer to a request, and what holds from then on: nil when the connection stays plain.
    package static func answer(
        to request: HelloRequest, offer: ExtensionOffer, terms: ServerTerms
    ) -> (reply: HelloReply, settings: ExtensionSettings?) {
        guard request.version > 0 else { return (HelloReply(), nil) }
        // The caller's first choice: two compressions would leave open which one a payload has.
        let compression = request.features.lazy.compactMap(Compression.init(rawValue:)).first {
            offer.compressions.contains($0)
        }
        let settings = ExtensionSettings(
            compression: compression,
            frameBytesMax: min(
                max(bytes(request.frameBytesMax, FrameHeader.dataBytesMax), ExtensionOffer.frameBytesMin),
                offer.frameBytesMax),
            sendStreamWindowBytes: window(request.streamWindowBytes, ExtensionOffer.streamWindowBytes),
            sendConnectionWindowBytes: window(request.connectionWindowBytes, ExtensionOffer.connectionWindowBytes),
            receiveStreamWindowBytes: offer.streamWindowBytes,
            receiveConnectionWindowBytes: offer.connectionWindowBytes, terms: terms)
        return (settings.reply(to: request), settings)
    }

    private func reply(to request: HelloRequest) -> HelloReply {
        HelloReply(
            version: min(request.version, HelloMethod.version), features: compression.map { [$0.feature] } ?? [],
            frameBytesMax: UInt32(clamping: frameBytesMax),
            streamWindowBytes: UInt32(clamping: receiveStreamWindowBytes),
            connectionWindowBytes: UInt32(clamping: receiveConnectionWindowBytes),
            runningCallsMax: UInt32(clamping: terms.runningCallsMax),
            metadataBytesMax: UInt32(clamping: terms.metadata.byteCountMax),
            metadataPairsMax: UInt32(clamping: terms.metadata.pairCountMax),
            pingIntervalMinMilliseconds: UInt32(clamping: terms.pingIntervalMin.nanoseconds / 1_000_000))
    }
}

// MARK: The client's side

extension ExtensionSettings {
    /// What a client asks for.
    package static func request(offer: ExtensionOffer, token: String = "") -> HelloRequest {
        HelloRequest(
            features: offer.compressions.map(\.feature), frameBytesMax: UInt32(clamping: offer.frameBytesMax),
            streamWindowBytes: UInt32(clamping: offer.streamWindowBytes),
            connectionWindowBytes: UInt32(clamping: offer.connectionWindowBytes), token: token)
    }

    /// What holds after a server's answer to ``request(offer:token:)``.
    ///
    /// - Returns: nil when the connection stays plain.
    package init?(reply: HelloReply, to offer: ExtensionOffer) {
        guard reply.version > 0 else { return nil }
        let metadata = MetadataLimits()
        let milliseconds = Int64(reply.pingIntervalMinMilliseconds)
        self.init(
            compression: reply.features.lazy.compactMap(Compression.init(rawValue:)).first {
                offer.compressions.contains($0)
            },
            frameBytesMax: min(Self.bytes(reply.frameBytesMax, FrameHeader.dataBytesMax), offer.frameBytesMax),
            sendStreamWindowBytes: Self.window(reply.streamWindowBytes, ExtensionOffer.streamWindowBytes),
            sendConnectionWindowBytes: Self.window(reply.connectionWindowBytes, ExtensionOffer.connectionWindowBytes),
            receiveStreamWindowBytes: offer.streamWindowBytes,
            receiveConnectionWindowBytes: offer.connectionWindowBytes,
            terms: ServerTerms(
                runningCallsMax: Self.bytes(reply.runningCallsMax, .max),
                metadata: MetadataLimits(
                    byteCountMax: Self.bytes(reply.metadataBytesMax, metadata.byteCountMax),
                    pairCountMax: Self.bytes(reply.metadataPairsMax, metadata.pairCountMax)),
                pingIntervalMin: milliseconds == 0 ? .seconds(10) : .milliseconds(milliseconds)))
    }

    private static func bytes(_ received: UInt32, _ otherwise: Int) -> Int {
        received == 0 ? otherwise : Int(received)
    }

    /// No credit can be above ``WindowFrame/incrementMax``.
    private static func window(_ received: UInt32, _ otherwise: Int) -> Int {
        min(bytes(received, otherwise), Int(WindowFrame.incrementMax))
    }
}
