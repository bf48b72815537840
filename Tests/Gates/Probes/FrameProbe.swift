internal import ProtobufC
internal import TTRPC
internal import TicketMessages

/// What the server's machine makes of a frame: no socket, no handler, no reply.
struct FrameProbe: ~Copyable {
    private static let messageBytes = 64

    private var machine: ServerConnectionMachine
    private let arena = Arena()
    private let now = MonotonicTime(nanoseconds: 0)

    init() throws {
        var router = Router()
        router.register(
            TicketServiceMethods.getTicket, UnaryHandler<GetTicketRequest, Ticket>.inline { _, _ in Ticket() })
        router.register(
            AttachmentServiceMethods.uploadAttachment,
            ClientStreamHandler<UploadAttachmentRequest, Attachment>.async { _, _ in Attachment() })
        machine = ServerConnectionMachine(router: router)
    }

    /// Requests for a ticket with a deadline and a token, each on a stream of its own.
    mutating func takeRequests(_ count: Int) throws {
        let metadata: Metadata = ["authorization": "Bearer tkp_" + String(repeating: "x", count: 43)]
        let message = try GetTicketRequest(number: 100_001).prepared(in: arena)
        let request = RequestFrame(
            method: TicketServiceMethods.getTicket, message: message, metadata: metadata.packedFields(),
            timeoutNanoseconds: 10_000_000_000)
        var frame = request.packed(streamID: 1, flags: .remoteClosed)
        for index in 0..<count {
            let id = UInt32(truncatingIfNeeded: 2 &* index &+ 1)
            frame.withUnsafeMutableBytes { $0.storeBytes(of: id.bigEndian, toByteOffset: 4, as: UInt32.self) }
            guard case .call(let call) = receive(frame), call.streamID == id else {
                throw ProbeFailure("request \(index) is no call")
            }
        }
    }

    /// Messages of one stream.
    mutating func takeMessages(_ count: Int) throws {
        let request = RequestFrame(
            method: AttachmentServiceMethods.uploadAttachment, message: nil, metadata: [], timeoutNanoseconds: 0)
        guard case .call(let call) = receive(request.packed(streamID: 1, flags: [.remoteOpen, .noData])) else {
            throw ProbeFailure("the stream does not open")
        }
        var frame = [UInt8](repeating: 7, count: FrameHeader.byteCount + Self.messageBytes)
        let header = FrameHeader(dataCount: UInt32(Self.messageBytes), streamID: call.streamID, type: .data)
        frame.withUnsafeMutableBytes { bytes in
            if let start = bytes.baseAddress { header.write(to: start) }
        }
        for index in 0..<count {
            guard case .message(let id, let payload) = receive(frame), payload.bytes.count == Self.messageBytes else {
                throw ProbeFailure("frame \(index) is no message")
            }
            machine.messageRead(id, byteCount: payload.bytes.count)
        }
    }

    private mutating func receive(_ frame: [UInt8]) -> ServerAction {
        frame.withUnsafeBytes { machine.receive($0, now: now).action }
    }
}
