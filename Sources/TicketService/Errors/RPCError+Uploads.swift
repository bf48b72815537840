internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension RPCError {
    /// What a caller is told of a failure of an upload.
    init(_ failure: UploadFailure) {
        switch failure {
        case .idReused(let id):
            self.init(
                .alreadyExists, reason: "UPLOAD_ID_REUSED",
                message: "upload_id \"\(id)\" was used for another file; use a new one for a new file")
        case .tooManyUploads(let count):
            self.init(
                .resourceExhausted, reason: "TOO_MANY_UPLOADS",
                message:
                    "you have \(count) unfinished uploads; finish one first. They are forgotten 24 hours after they "
                    + "were begun")
        case .tenantFull(let bytesMax):
            self.init(
                .resourceExhausted, reason: "ATTACHMENTS_FULL",
                message: "all files together may have \(bytesMax) bytes, and there is no room for this one; tell the "
                    + "desk's admin")
        case .superseded:
            self.init(
                .aborted, reason: "UPLOAD_SUPERSEDED",
                message: "another call goes on with this upload; ask GetUpload what became of it")
        }
    }

    static var uploadWithoutStart: RPCError {
        .invalidArgument(field: "start", reason: "REQUIRED", "the first message of an upload says what comes")
    }

    static var uploadWithoutChunk: RPCError {
        .invalidArgument(field: "chunk", reason: "REQUIRED", "every message after the first one carries a chunk")
    }

    static func uploadChunkSize(_ count: Int) -> RPCError {
        .invalidArgument(
            field: "chunk.data", reason: "OUT_OF_RANGE",
            "1 to \(AttachmentLimits.chunkBytesMax) bytes; the chunk has \(count)")
    }

    static func uploadTooLong(_ upload: NewUpload, receivedBytes: Int64) -> RPCError {
        upload.sizeMismatch(
            "UPLOAD_TOO_LONG", receivedBytes: receivedBytes,
            "the file was announced with \(upload.sizeBytes) bytes, and more have come; begin it anew under another "
                + "upload_id, with its true size")
    }

    static func uploadIncomplete(_ upload: NewUpload, receivedBytes: Int64) -> RPCError {
        upload.sizeMismatch(
            "UPLOAD_INCOMPLETE", receivedBytes: receivedBytes,
            "the file was announced with \(upload.sizeBytes) bytes, and \(receivedBytes) have come; go on from there")
    }

    static func uploadOffset(_ offset: Int64, receivedBytes: Int64) -> RPCError {
        let description = "\(receivedBytes) bytes have arrived, not \(offset); go on from there, or at 0"
        let violation = GoogleRPCPreconditionFailure.Violation(
            type: "UPLOAD_OFFSET", subject: "start.offset_bytes", description: description)
        return RPCError(
            .failedPrecondition, reason: "UPLOAD_OFFSET", message: "start.offset_bytes: \(description)",
            metadata: [("received_bytes", String(receivedBytes))]
        ).with(detail: GoogleRPCPreconditionFailure(violations: [violation]))
    }

    static var uploadDigest: RPCError {
        RPCError(
            .dataLoss, reason: "UPLOAD_DIGEST",
            message: "what has arrived is not the file whose SHA-256 was announced; nothing of it is kept, send it anew"
        )
    }
}

extension NewUpload {
    fileprivate func sizeMismatch(_ reason: String, receivedBytes: Int64, _ message: String) -> RPCError {
        RPCError(
            .invalidArgument, reason: reason, message: message,
            metadata: [("received_bytes", String(receivedBytes)), ("size_bytes", String(sizeBytes))])
    }
}
