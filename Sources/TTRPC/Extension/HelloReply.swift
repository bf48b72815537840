/// `ttrpcx.v1.HelloReply`: what holds from here on. Of the first five fields zero means what the protocol gives; of the
/// others, that nothing is said.
package struct HelloReply: Sendable, Hashable {
    /// Zero: the connection stays plain.
    package var version: UInt32
    package var features: [String]
    package var frameBytesMax: UInt32
    /// What the server takes of a stream before it gives more credit.
    package var streamWindowBytes: UInt32
    /// What the server takes of all streams together before it gives more credit.
    package var connectionWindowBytes: UInt32
    package var runningCallsMax: UInt32
    package var metadataBytesMax: UInt32
    package var metadataPairsMax: UInt32
    package var pingIntervalMinMilliseconds: UInt32

    package init(
        version: UInt32 = 0, features: [String] = [], frameBytesMax: UInt32 = 0, streamWindowBytes: UInt32 = 0,
        connectionWindowBytes: UInt32 = 0, runningCallsMax: UInt32 = 0, metadataBytesMax: UInt32 = 0,
        metadataPairsMax: UInt32 = 0, pingIntervalMinMilliseconds: UInt32 = 0
    ) {
        self.version = version
        self.features = features
        self.frameBytesMax = frameBytesMax
        self.streamWindowBytes = streamWindowBytes
        self.connectionWindowBytes = connectionWindowBytes
        self.runningCallsMax = runningCallsMax
        self.metadataBytesMax = metadataBytesMax
        self.metadataPairsMax = metadataPairsMax
        self.pingIntervalMinMilliseconds = pingIntervalMinMilliseconds
    }

    /// Reads a message. Unknown fields are ignored.
    ///
    /// - Returns: nil when the bytes are no protobuf, or hold text that is not UTF-8 or has a NUL.
    package init?(reading bytes: UnsafeRawBufferPointer) {
        self.init()
        var reader = WireReader(bytes)
        while let field = reader.next() {
            switch (field.number, field.value) {
            case (2, .bytes(let value)):
                guard let name = WireText.string(value) else { return nil }
                if features.count < HelloRequest.featuresMax { features.append(name) }
            case (let number, .varint(let value)):
                set(number, UInt32(truncatingIfNeeded: value))
            default: break
            }
        }
        if reader.isMalformed { return nil }
    }

    private mutating func set(_ number: Int, _ value: UInt32) {
        switch number {
        case 1: version = value
        case 3: frameBytesMax = value
        case 4: streamWindowBytes = value
        case 5: connectionWindowBytes = value
        case 7: runningCallsMax = value
        case 8: metadataBytesMax = value
        case 9: metadataPairsMax = value
        case 10: pingIntervalMinMilliseconds = value
        default: break
        }
    }

    /// The message, to be the payload of a response.
    package func packed() -> [UInt8] {
        var message = SmallMessage()
        message.append(field: 1, version)
        for feature in features { message.append(field: 2, feature) }
        let numbers: [(UInt8, UInt32)] = [
            (3, frameBytesMax), (4, streamWindowBytes), (5, connectionWindowBytes), (7, runningCallsMax),
            (8, metadataBytesMax), (9, metadataPairsMax), (10, pingIntervalMinMilliseconds),
        ]
        for (field, number) in numbers { message.append(field: field, number) }
        return message.bytes
    }
}
