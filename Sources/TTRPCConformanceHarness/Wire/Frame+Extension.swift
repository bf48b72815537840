/// The frames of the extension `ttrpcx.v1`.
extension Frame {
    static let reset: UInt8 = 0xe0
    static let ping: UInt8 = 0xe1
    static let window: UInt8 = 0xe2
    static let goAway: UInt8 = 0xe3
    static let headers: UInt8 = 0xe4
    static let trailers: UInt8 = 0xe5

    /// On requests, responses and data: the message is compressed.
    static let compressed: UInt8 = 0x80
    /// On a reset: the call was not begun.
    static let refused: UInt8 = 1
    /// On a ping: it is an answer.
    static let ack: UInt8 = 1
    /// The last stream of a first go-away.
    static let undecided: UInt32 = 0xffff_ffff

    static func reset(_ stream: UInt32, code: UInt32 = 1, flags: UInt8 = 0) -> Frame {
        Frame(stream: stream, type: reset, flags: flags, data: bigEndian(code))
    }

    static func ping(_ data: [UInt8], flags: UInt8 = 0) -> Frame {
        Frame(stream: 0, type: ping, flags: flags, data: data)
    }

    static func window(_ stream: UInt32, _ increment: UInt32) -> Frame {
        Frame(stream: stream, type: window, data: bigEndian(increment))
    }

    static func goAway(last: UInt32, code: UInt32 = 0) -> Frame {
        Frame(stream: 0, type: goAway, data: bigEndian(last) + bigEndian(code))
    }

    static func metadata(_ stream: UInt32, type: UInt8, _ pairs: [(key: String, value: String)]) -> Frame {
        Frame(
            stream: stream, type: type,
            data: pairs.flatMap { Protobuf.field(5, Protobuf.field(1, $0.key) + Protobuf.field(2, $0.value)) })
    }

    /// The big-endian number at a byte of the data; 0 where the data is too short.
    func word(_ offset: Int) -> UInt32 {
        guard data.count >= offset + 4 else { return 0 }
        return data[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// True for headers and trailers.
    var isMetadata: Bool { type == Self.headers || type == Self.trailers }

    /// The pairs of headers or trailers as `key: value`; nil when the data is none.
    var pairs: [String]? {
        guard let fields = Protobuf.fields(of: data) else { return nil }
        var pairs: [String] = []
        for field in fields {
            guard case (5, .bytes(let pair)) = field, let parts = Protobuf.fields(of: pair) else { return nil }
            var texts = ["", ""]
            for case (let number, .bytes(let text)) in parts where number == 1 || number == 2 {
                texts[Int(number) - 1] = String(decoding: text, as: UTF8.self)
            }
            pairs.append(texts.joined(separator: ": "))
        }
        return pairs
    }
}
