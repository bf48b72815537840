/// What a client offers and wants in `ttrpcx.v1.Connection/Hello`.
struct Hello {
    static let service = "ttrpcx.v1.Connection"
    static let knownFeatures = ["compress-zlib", "compress-gzip"]

    var version: UInt64 = 1
    var features: [String] = []
    var frameBytesMax: UInt64 = 0
    var streamWindowBytes: UInt64 = 0
    var connectionWindowBytes: UInt64 = 0
    var token = ""

    var bytes: [UInt8] {
        let numbers = [(1, version), (3, frameBytesMax), (4, streamWindowBytes), (5, connectionWindowBytes)]
        var bytes: [UInt8] = []
        for (number, value) in numbers where value > 0 { bytes += [UInt8(number << 3)] + Protobuf.varint(value) }
        for name in features { bytes += Protobuf.field(2, name) }
        return token.isEmpty ? bytes : bytes + Protobuf.field(6, token)
    }

    /// The request frame.
    func frame(on stream: UInt32) -> Frame {
        let envelope = RequestEnvelope(
            service: Array(Self.service.utf8), method: Array("Hello".utf8), payload: bytes)
        return Frame(stream: stream, type: Frame.request, data: envelope.bytes)
    }
}

/// What a server answers to Hello.
struct HelloAnswer: Hashable {
    private(set) var features: [String] = []
    private var numbers: [UInt64: UInt64] = [:]

    var version: UInt64 { numbers[1] ?? 0 }
    var frameBytesMax: UInt64 { numbers[3] ?? 0 }
    var streamWindowBytes: Int { Int(clamping: numbers[4] ?? 65_536) }
    var connectionWindowBytes: Int { Int(clamping: numbers[5] ?? 1_048_576) }
    var runningCallsMax: UInt64 { numbers[7] ?? 0 }
    var metadataBytesMax: UInt64 { numbers[8] ?? 0 }
    var metadataPairsMax: UInt64 { numbers[9] ?? 0 }
    var pingIntervalMinMilliseconds: UInt64 { numbers[10] ?? 0 }

    /// Reads a reply.
    init(_ bytes: [UInt8]) throws {
        guard let fields = Protobuf.fields(of: bytes) else { throw CaseFailure("the answer to Hello is no protobuf") }
        for field in fields {
            switch field {
            case (2, .bytes(let name)): features.append(String(decoding: name, as: UTF8.self))
            case (let number, .varint(let value)): numbers[number] = value
            default: break
            }
        }
    }
}

/// What a scripted server answers to Hello, packed.
struct HelloReply {
    var features: [String] = []
    var frameBytesMax: UInt64 = 4_194_304
    var streamWindowBytes: UInt64 = 65_536
    var connectionWindowBytes: UInt64 = 1_048_576

    var bytes: [UInt8] {
        let numbers: [(Int, UInt64)] = [
            (1, 1), (3, frameBytesMax), (4, streamWindowBytes), (5, connectionWindowBytes), (7, 100), (8, 8_192),
            (9, 64),
            (10, 10_000),
        ]
        let packed = numbers.flatMap { [UInt8($0.0 << 3)] + Protobuf.varint($0.1) }
        return packed + features.flatMap { Protobuf.field(2, $0) }
    }
}
