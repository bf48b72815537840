internal import ProtobufC
internal import TTRPC

/// The caller's two ends of a call with streams: where messages are sent, and where they are read.
struct ClientStreamEnds: Sendable {
    let call: StreamClientCall
    let connection: ClientConnection
    let frameBytesMax: Int

    func writer<Request: ProtobufMessage>() -> RequestWriter<Request> {
        RequestWriter(send: { try await send($0) }, finish: { finish() })
    }

    func replies<Reply: ProtobufMessage>() -> MessageStream<Reply> {
        MessageStream { try await next() }
    }

    /// The next message of the server; nil at the end.
    func next<Reply: ProtobufMessage>() async throws -> Reply? {
        let bytes = try await call.next(isExtended: connection.settings != nil) {
            connection.mailbox.post(.taken(call, $0))
        }
        return try bytes.map { bytes in try bytes.withUnsafeBytes { try Reply(replyPayload: $0) } }
    }

    /// Half-closes, once.
    func finish() {
        guard call.finishSending() else { return }
        connection.mailbox.post(.send(call, frame: DataFrame.end(streamID: 0), isMessage: false))
    }

    /// Packs a message in the caller's task, waits for room, and hands it to the connection.
    private func send(_ message: some ProtobufMessage) async throws(RPCError) {
        let settings = connection.settings
        let dataBytesMax = min(frameBytesMax, settings?.frameBytesMax ?? frameBytesMax)
        let frame = try ArenaPool.shared.withArena { arena throws(RPCError) in
            let prepared = try message.preparedRequest(in: arena)
            guard prepared.packedSize <= dataBytesMax else {
                throw .requestTooLarge(byteCount: prepared.packedSize, byteCountMax: dataBytesMax)
            }
            if let compressed = settings?.compression.flatMap({ prepared.compressed(by: $0) }) {
                return DataFrame.packed(compressed: compressed, streamID: 0)
            }
            return try DataFrame.packed(prepared, streamID: 0, dataBytesMax: dataBytesMax)
        }
        try await call.reserve(byteCount: frame.count)
        connection.mailbox.post(.send(call, frame: frame, isMessage: true))
    }
}
