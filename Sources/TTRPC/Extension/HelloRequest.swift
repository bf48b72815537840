/// `ttrpcx.v1.HelloRequest`: what a client speaks and can take. Of numbers zero means what the protocol gives.
package struct HelloRequest: Sendable, Hashable {
    /// More names than this are not looked at.
    package static let featuresMax = 32
    /// Longer names are not looked at.
    package static let featureBytesMax = 64

    /// Zero asks for no extension.
    package var version: UInt32
    /// The most wanted first.
    package var features: [String]
    package var frameBytesMax: UInt32
    /// What the client takes of a stream before it gives more credit.
    package var streamWindowBytes: UInt32
    /// What the client takes of all streams together before it gives more credit.
    package var connectionWindowBytes: UInt32
    /// A bearer token without the word, or empty.
    package var token: String

    package init(
        version: UInt32 = HelloMethod.version, features: [String] = [], frameBytesMax: UInt32 = 0,
        streamWindowBytes: UInt32 = 0, connectionWindowBytes: UInt32 = 0, token: String = ""
    ) {
        self.version = version
        self.features = features
        self.frameBytesMax = frameBytesMax
        self.streamWindowBytes = streamWindowBytes
        self.connectionWindowBytes = connectionWindowBytes
        self.token = token
    }

    /// Reads a message. Unknown fields are ignored.
    ///
    /// - Returns: nil when the bytes are no protobuf, or hold text that is not UTF-8 or has a NUL.
    package init?(reading bytes: UnsafeRawBufferPointer) {
        self.init(version: 0)
        var reader = WireReader(bytes)
        var featureCount = 0
        while let field = reader.next() {
            switch (field.number, field.value) {
            case (1, .varint(let value)): version = UInt32(truncatingIfNeeded: value)
            case (2, .bytes(let value)):
                featureCount &+= 1
                guard featureCount <= Self.featuresMax, value.count <= Self.featureBytesMax else { continue }
                guard let name = WireText.string(value) else { return nil }
                features.append(name)
            case (3, .varint(let value)): frameBytesMax = UInt32(truncatingIfNeeded: value)
            case (4, .varint(let value)): streamWindowBytes = UInt32(truncatingIfNeeded: value)
            case (5, .varint(let value)): connectionWindowBytes = UInt32(truncatingIfNeeded: value)
            case (6, .bytes(let value)):
                guard let text = WireText.string(value) else { return nil }
                token = text
            default: break
            }
        }
        if reader.isMalformed { return nil }
    }

    /// The message, to be the payload of a request.
    package func packed() -> [UInt8] {
        var message = SmallMessage()
        message.append(field: 1, version)
        for feature in features { message.append(field: 2, feature) }
        message.append(field: 3, frameBytesMax)
        message.append(field: 4, streamWindowBytes)
        message.append(field: 5, connectionWindowBytes)
        if !token.isEmpty { message.append(field: 6, token) }
        return message.bytes
    }
}
