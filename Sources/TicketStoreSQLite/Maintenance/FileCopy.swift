internal import TicketHash

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Copies of files, on the disk when they are done.
enum FileCopy {
    private static let pieceBytes = 1 << 20

    /// Copies a file for the server's user alone; the target must not have any bytes.
    ///
    /// - Returns: how many bytes it has.
    static func copy(_ source: String, to target: String) throws(FileFailure) -> Int64 {
        let from = try AttachmentFile(source, .reading)
        let to = try AttachmentFile(target, .writing)
        var offset: Int64 = 0
        while true {
            let piece = try from.read(at: offset, count: pieceBytes)
            if piece.isEmpty { break }
            try to.write(piece, at: offset)
            offset += Int64(piece.count)
        }
        try to.sync()
        return offset
    }

    /// SHA-256 of a file, in hexadecimal digits.
    static func digest(_ path: String) throws(FileFailure) -> String {
        let file = try AttachmentFile(path, .reading)
        var hash = SHA256()
        var offset: Int64 = 0
        while true {
            let piece = try file.read(at: offset, count: pieceBytes)
            if piece.isEmpty { break }
            hash.update(piece)
            offset += Int64(piece.count)
        }
        return hash.digest().map { byte in
            let digits = String(byte, radix: 16)
            return digits.utf8.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Whether there is a file or folder of this name.
    static func exists(_ path: String) throws(FileFailure) -> Bool {
        if access(path, F_OK) == 0 { return true }
        if errno == ENOENT || errno == ENOTDIR { return false }
        throw FileFailure("access")
    }

    /// Gives a file or folder another name in the same folder, on the disk when it is done. Takes the place of an empty
    /// folder, and of nothing else.
    static func rename(_ folder: String, to name: String) throws(FileFailure) {
        #if canImport(Musl)
            let code = Musl.rename(folder, name)
        #else
            let code = Glibc.rename(folder, name)
        #endif
        guard code == 0 else { throw FileFailure("rename") }
        try AttachmentFolder.sync(folder: name + "/..")
    }
}
