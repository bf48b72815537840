/// A frame as it came: ttrpc's ten bytes of header, and the data.
struct Frame: Hashable {
    static let headerByteCount = 10
    /// The most data that a frame may have.
    static let dataBytesMax = 4_194_304

    static let request: UInt8 = 1
    static let response: UInt8 = 2
    static let data: UInt8 = 3

    static let remoteClosed: UInt8 = 1
    static let remoteOpen: UInt8 = 2
    static let noData: UInt8 = 4

    var stream: UInt32
    var type: UInt8
    var flags: UInt8 = 0
    var data: [UInt8] = []

    /// The frame's bytes.
    var bytes: [UInt8] { header(dataCount: data.count) + data }

    /// The header of a frame that claims to have so much data.
    func header(dataCount: Int) -> [UInt8] {
        Self.bigEndian(UInt32(dataCount)) + Self.bigEndian(stream) + [type, flags]
    }

    /// True for Data[RC|ND], with which a stream ends well.
    var isEnd: Bool {
        type == Self.data && flags == Self.remoteClosed | Self.noData && data.isEmpty
    }

    static func bigEndian(_ value: UInt32) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
}

extension Frame: CustomStringConvertible {
    var description: String {
        let kind =
            switch type {
            case Self.request: "request"
            case Self.response: "response with status \(response.map { "\($0.code)" } ?? "that is no protobuf")"
            case Self.data: isEnd ? "end" : "data"
            case Self.reset: "reset with code \(word(0))"
            case Self.ping: "ping"
            case Self.window: "window of \(word(0))"
            case Self.goAway: "go-away with code \(word(4)) behind stream \(word(0))"
            case Self.headers: "headers"
            case Self.trailers: "trailers"
            default: "type \(type)"
            }
        return "\(kind) on stream \(stream) (flags \(flags), \(data.count) bytes)"
    }
}
