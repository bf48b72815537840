internal import TicketMessages

/// Files that stand under what was written with them: name, size, and the id with which they are fetched.
enum AttachedFilesText {
    static func lines(_ files: [Attachment], _ style: TextStyle) -> [String] {
        files.map { file in
            style.dim(Escaping.line("[\(file.filename), \(ByteCount.text(file.sizeBytes))]  \(file.id)"))
        }
    }
}
