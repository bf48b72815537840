import TTRPC
import TicketHash
import TicketMessages

/// Short forms for files, so that a test shows what it is about.
extension ServiceFixture {
    /// What is said of some bytes before they come.
    static func start(
        _ bytes: [UInt8], for number: Int64, id: String = "u", filename: String = "a.txt", offset: Int64 = 0
    ) -> UploadStart {
        UploadStart(
            uploadID: id, ticketNumber: number, filename: filename, sizeBytes: Int64(bytes.count),
            sha256: SHA256.digest(bytes), offsetBytes: offset)
    }

    /// Uploads some bytes in chunks, the first of which is at the offset of the start.
    func upload(
        _ start: UploadStart, _ chunks: [[UInt8]], as caller: Caller = .ana
    ) async throws -> TicketMessages.Attachment {
        try await attachments.uploadAttachment(options: .as(caller)) { writer in
            try await writer.send(UploadAttachmentRequest(kind: .start(start)))
            for chunk in chunks {
                try await writer.send(UploadAttachmentRequest(kind: .chunk(UploadChunk(data: chunk))))
            }
        }
    }

    /// A whole file.
    func upload(
        _ text: String, for number: Int64, id: String = "u", as caller: Caller = .ana
    ) async throws -> TicketMessages.Attachment {
        let bytes = Array(text.utf8)
        return try await upload(Self.start(bytes, for: number, id: id), [bytes], as: caller)
    }

    /// How much of an upload has arrived, asked until it is so much.
    func untilReceived(_ count: Int64, of id: String = "u", as caller: Caller = .ana) async throws {
        while true {
            try Task.checkCancellation()
            let upload = try? await attachments.getUpload(GetUploadRequest(uploadID: id), options: .as(caller))
            if upload?.receivedBytes == count { return }
        }
    }

    /// A file, or a range of it.
    func download(
        _ id: String, offset: Int64 = 0, length: Int64 = 0, as caller: Caller = .ana
    ) async throws -> (attachment: TicketMessages.Attachment?, bytes: [UInt8]) {
        let request = DownloadAttachmentRequest(id: id, offsetBytes: offset, lengthBytes: length)
        let messages = try await attachments.downloadAttachment(request, options: .as(caller)) {
            try await $0.collect()
        }
        return (messages.first?.attachment, messages.flatMap(\.data))
    }

    /// The code and reason with which something fails.
    func failure(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return "OK"
        } catch let error as RPCError {
            return "\(error.code.name) \(error.detail(GoogleRPCErrorInfo.self)?.reason ?? "")"
        } catch {
            return "\(error)"
        }
    }
}
