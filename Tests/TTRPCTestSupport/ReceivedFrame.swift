internal import ProtobufC
public import TTRPC

/// A whole frame as a peer got it.
public struct ReceivedFrame: Sendable, Hashable {
    public let header: FrameHeader
    public let data: [UInt8]

    public init(header: FrameHeader, data: [UInt8]) {
        self.header = header
        self.data = data
    }

    /// The one frame that `bytes` are, which are well formed.
    public init(_ bytes: [UInt8]) {
        var bytes = bytes
        self = Self.take(from: &bytes)[0]
    }

    /// The frames at the front of `bytes`, which lose them.
    public static func take(from bytes: inout [UInt8]) -> [ReceivedFrame] {
        var decoder = FrameDecoder(dataBytesMax: FrameHeader.reservedLength)
        var frames: [ReceivedFrame] = []
        while true {
            let step = bytes.withUnsafeBytes { bytes -> (ReceivedFrame, Int)? in
                guard case .frame(let header, let data, let consumed) = decoder.step(bytes) else { return nil }
                return (ReceivedFrame(header: header, data: Array(data)), consumed)
            }
            guard let (frame, consumed) = step else { return frames }
            frames.append(frame)
            bytes.removeFirst(consumed)
        }
    }

    public var stream: UInt32 { header.streamID }

    /// The status code in a Response frame: 0 for OK.
    public var status: Int32? {
        guard header.type == .response else { return nil }
        return envelope?.error?.code.rawValue ?? 0
    }

    /// The status' text in a Response frame.
    public var message: String? { envelope?.error?.message }

    /// The message in a Response or a Data frame.
    public var note: Note? {
        switch header.type {
        case .response: payload.flatMap { try? Note(unpacking: $0) }
        case .data where !header.flags.contains(.noData): try? Note(unpacking: data)
        default: nil
        }
    }

    /// True for Data[RC|ND].
    public var isEnd: Bool {
        header.type == .data && header.flags == [.remoteClosed, .noData] && data.isEmpty
    }

    private var payload: [UInt8]? {
        data.withUnsafeBytes { ResponseEnvelope(reading: $0).map { Array($0.payload) } }
    }

    private var envelope: (error: RPCError?, payload: Int)? {
        data.withUnsafeBytes { bytes in ResponseEnvelope(reading: bytes).map { ($0.error, $0.payload.count) } }
    }
}
