/// A Request frame, as it came from a client under test.
struct ReceivedRequest {
    let stream: UInt32
    let flags: UInt8
    private(set) var service = ""
    private(set) var method = ""
    private(set) var payload: [UInt8] = []
    private(set) var timeoutNanoseconds: Int64 = 0
    /// As `key: value`.
    private(set) var metadata: [String] = []

    /// Reads a frame; nil when it is none of type 1 or its data is no protobuf.
    init?(_ frame: Frame) {
        guard frame.type == Frame.request, let fields = Protobuf.fields(of: frame.data) else { return nil }
        stream = frame.stream
        flags = frame.flags
        for field in fields {
            switch field {
            case (1, .bytes(let bytes)): service = String(decoding: bytes, as: UTF8.self)
            case (2, .bytes(let bytes)): method = String(decoding: bytes, as: UTF8.self)
            case (3, .bytes(let bytes)): payload = bytes
            case (4, .varint(let value)): timeoutNanoseconds = Int64(bitPattern: value)
            case (5, .bytes): break
            default: return nil
            }
        }
        metadata = Frame(stream: stream, type: Frame.headers, data: Self.pairs(frame.data)).pairs ?? []
    }

    /// The fields 5 of an envelope, which headers have too.
    private static func pairs(_ bytes: [UInt8]) -> [UInt8] {
        var pairs: [UInt8] = []
        for case (5, .bytes(let pair)) in Protobuf.fields(of: bytes) ?? [] { pairs += Protobuf.field(5, pair) }
        return pairs
    }

    /// Whether it asks for the extension.
    var isHello: Bool { service == Hello.service && method == "Hello" }
}
