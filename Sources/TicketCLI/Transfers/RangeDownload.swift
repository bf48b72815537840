internal import ArgumentParser
internal import TicketClient

/// Downloads a range of a file.
struct RangeDownload {
    let id: String
    let range: ByteRange
    let target: DownloadTarget

    func run(in session: Session, _ bar: ProgressBar) async throws {
        let request = DownloadAttachmentRequest(id: id, offsetBytes: range.offset, lengthBytes: range.length)
        try await session.client.attachments.downloadAttachment(request) { stream in
            var file: FileWriter?
            var done: Int64 = 0
            var total: Int64 = 0
            for try await message in stream {
                if let size = message.attachment?.sizeBytes {
                    total = range.length == 0 ? size - range.offset : min(range.length, size - range.offset)
                }
                // Not before there is an answer: a refusal leaves no file behind.
                let output = try file ?? FileWriter(path: target.path)
                file = output
                try output.write(message.data)
                done += Int64(message.data.count)
                bar.show(TransferProgress(phase: .transferring, doneBytes: done, totalBytes: total))
            }
        }
    }
}
