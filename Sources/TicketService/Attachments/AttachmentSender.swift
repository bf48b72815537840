internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Sends a file, or a range of it. It reads a chunk when the one before has found room with the peer, so it holds no
/// more of the file than the stream's queue does, and looks before each whether the visitor still may have it.
struct AttachmentSender {
    /// Small enough that several lie in a stream's queue and window.
    private static let chunkBytes: Int64 = 128 << 10

    let endpoints: Endpoints
    let visitor: Visitor
    let attachment: TicketCore.Attachment

    private var store: any TicketStore { endpoints.store }

    func send(
        offset: Int64, length: Int64, to writer: ResponseWriter<DownloadAttachmentResponse>
    ) async throws {
        let size = attachment.file.sizeBytes
        try check(offset: offset, length: length, size: size)
        let end = length == 0 ? size : offset + min(length, size - offset)
        var position = offset
        var fresh = FreshCaller(visitor, store)
        var response = DownloadAttachmentResponse(
            attachment: TicketMessages.Attachment(attachment, reader: visitor.caller.actor))
        repeat {
            let caller = try await fresh.current()
            _ = try await endpoints.visibleAttachment(attachment.file.id, to: caller)
            let count = Int(min(Self.chunkBytes, end - position))
            response.data = try await store.read(attachment, tenant: caller.tenant, at: position, count: count)
            guard response.data.count == count else {
                throw StoreFailure.corrupt("the file of attachment \(attachment.file.id) is too short")
            }
            try await writer.send(response)
            position += Int64(count)
            response.attachment = nil
        } while position < end
    }

    private func check(offset: Int64, length: Int64, size: Int64) throws {
        if offset < 0 {
            throw RPCError.invalidArgument(field: "offset_bytes", reason: "OUT_OF_RANGE", "0 or more")
        }
        if length < 0 {
            throw RPCError.invalidArgument(
                field: "length_bytes", reason: "OUT_OF_RANGE", "1 or more, or 0 for all to the end")
        }
        if offset > size {
            throw RPCError(
                .outOfRange, reason: "BEHIND_END", message: "the file has \(size) bytes; begin with one of these",
                metadata: [("size_bytes", String(size))])
        }
    }
}
