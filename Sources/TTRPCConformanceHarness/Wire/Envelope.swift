/// ttrpc's Request, field by field.
struct RequestEnvelope {
    static let service = "ttrpc.conformance.v1.ConformanceService"

    var service = Array(Self.service.utf8)
    var method: [UInt8] = []
    var payload: [UInt8] = []
    var timeoutNanoseconds: Int64 = 0
    var metadata: [(key: String, value: String)] = []

    /// The packed envelope; fields that are empty are left out.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        if !service.isEmpty { bytes += Protobuf.field(1, service) }
        if !method.isEmpty { bytes += Protobuf.field(2, method) }
        if !payload.isEmpty { bytes += Protobuf.field(3, payload) }
        if timeoutNanoseconds != 0 { bytes += [4 << 3] + Protobuf.varint(UInt64(bitPattern: timeoutNanoseconds)) }
        for pair in metadata {
            bytes += Protobuf.field(5, Protobuf.field(1, pair.key) + Protobuf.field(2, pair.value))
        }
        return bytes
    }
}

/// ttrpc's Response, as it came.
struct ResponseEnvelope: Hashable {
    /// One detail of a status.
    struct Detail: Hashable {
        var typeURL = ""
        var value: [UInt8] = []
    }

    /// 0 when there is no status.
    private(set) var code: UInt64 = 0
    private(set) var message = ""
    private(set) var details: [Detail] = []
    private(set) var payload: [UInt8] = []

    /// Reads an envelope; nil when the bytes are no protobuf.
    init?(_ bytes: [UInt8]) {
        guard let fields = Protobuf.fields(of: bytes) else { return nil }
        for case (let number, .bytes(let value)) in fields {
            if number == 2 { payload = value }
            if number == 1, !readStatus(value) { return nil }
        }
    }

    private mutating func readStatus(_ bytes: [UInt8]) -> Bool {
        guard let fields = Protobuf.fields(of: bytes) else { return false }
        for field in fields {
            switch field {
            case (1, .varint(let value)): code = value
            case (2, .bytes(let value)): message = String(decoding: value, as: UTF8.self)
            case (3, .bytes(let value)): details.append(Self.detail(value))
            default: break
            }
        }
        return true
    }

    private static func detail(_ bytes: [UInt8]) -> Detail {
        var detail = Detail()
        for case (let number, .bytes(let value)) in Protobuf.fields(of: bytes) ?? [] {
            if number == 1 { detail.typeURL = String(decoding: value, as: UTF8.self) }
            if number == 2 { detail.value = value }
        }
        return detail
    }
}

extension Frame {
    /// A Response with a reply.
    static func response(_ stream: UInt32, payload: [UInt8], flags: UInt8 = 0) -> Frame {
        Frame(
            stream: stream, type: response, flags: flags, data: payload.isEmpty ? [] : Protobuf.field(2, payload))
    }

    /// A Response with a status.
    static func response(
        _ stream: UInt32, code: UInt64, message: String = "", details: [ResponseEnvelope.Detail] = []
    ) -> Frame {
        var status = [0x08] + Protobuf.varint(code) + Protobuf.field(2, message)
        for detail in details {
            status += Protobuf.field(3, Protobuf.field(1, detail.typeURL) + Protobuf.field(2, detail.value))
        }
        return Frame(stream: stream, type: response, data: Protobuf.field(1, status))
    }

    /// The good end of a stream of messages, or a half-close.
    static func end(_ stream: UInt32) -> Frame {
        Frame(stream: stream, type: data, flags: remoteClosed | noData)
    }

    /// The envelope of a Response frame.
    var response: ResponseEnvelope? {
        type == Self.response ? ResponseEnvelope(data) : nil
    }
}
