internal import TicketHash

/// Reads the beginning of a file for its SHA-256.
struct FileDigest {
    private static let chunkBytes = 256 << 10

    private var hash = SHA256()
    /// How many bytes it has taken.
    private(set) var count: Int64 = 0

    /// The digest of what it has taken.
    var sha256: [UInt8] { hash.digest() }

    /// Takes bytes that were read otherwise.
    mutating func take(_ bytes: [UInt8]) {
        hash.update(bytes)
        count += Int64(bytes.count)
    }

    /// Takes the rest of a file up to a length.
    nonisolated(nonsending) mutating func take(
        _ file: LocalFile, upTo length: Int64, progress: (TransferProgress) -> Void
    ) async throws {
        while count < length {
            try Task.checkCancellation()
            let bytes = try await file.read(at: count, count: Int(min(Int64(Self.chunkBytes), length - count)))
            guard !bytes.isEmpty else { throw LocalFileError(file.path, "it has become shorter meanwhile") }
            take(bytes)
            progress(TransferProgress(phase: .hashing, doneBytes: count, totalBytes: length))
        }
    }
}
