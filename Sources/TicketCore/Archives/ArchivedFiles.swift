/// The files of an archive, and whether its comments have them.
struct ArchivedFiles {
    private struct Place {
        var attachment: Attachment
        var line: Int
        var isPlaced = false
    }

    private var places: [String: Place] = [:]

    /// Takes an attachment, which comes before the events.
    mutating func add(_ attachment: Attachment, line: Int) throws(ArchiveRefusal) {
        let file = attachment.file
        guard file.id.utf8.count == 32, file.id.utf8.allSatisfy(Self.isDigit) else {
            throw .invalid("the id of a file has 32 hexadecimal digits")
        }
        guard places[file.id] == nil else { throw .invalid("this file is there twice") }
        if let problem = Filename.problem(file.filename) { throw .invalid("the name of a file: \(problem)") }
        guard (0...AttachmentLimits.fileBytesMax).contains(file.sizeBytes) else {
            throw .invalid("a file has at most \(AttachmentLimits.fileBytesMax) bytes")
        }
        guard file.sha256.count == 32 else { throw .invalid("a SHA-256 has 32 bytes") }
        guard attachment.commentID != nil || !attachment.isInternal else {
            throw .invalid("a file that is on no comment is not on a note either")
        }
        places[file.id] = Place(attachment: attachment, line: line)
    }

    /// Takes what a comment says of its files.
    mutating func place(
        _ files: [AttachedFile], of comment: NewComment, on number: Int64
    ) throws(ArchiveRefusal) {
        for file in files {
            guard var place = places[file.id], !place.isPlaced, place.attachment.file == file,
                place.attachment.ticketNumber == number, place.attachment.commentID == comment.id,
                place.attachment.isInternal == comment.isInternal
            else { throw .invalid("the file \(file.id) is not what the archive says of it") }
            place.isPlaced = true
            places[file.id] = place
        }
    }

    /// Looks whether every file has the ticket and the comment that it names.
    func finish(tickets: [Int64: DeskRecordCheck.Progress]) throws(ArchiveRefusal) {
        for place in places.values.sorted(by: { $0.line < $1.line }) {
            let isThere =
                tickets[place.attachment.ticketNumber] != nil
                && (place.isPlaced || place.attachment.commentID == nil)
            guard !isThere else { continue }
            throw ArchiveRefusal(
                .invalid, reason: "INVALID_ARCHIVE", line: place.line,
                message: "what the file belongs to is not in the archive")
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}
