internal import ArgumentParser
internal import Glibc
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

/// A file that is written from its beginning on.
private final class FileWriter {
    private let path: String
    private let descriptor: Int32

    init(path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw failure }
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw failure
            }
        }
    }

    private var failure: ValidationError {
        ValidationError("\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
}
