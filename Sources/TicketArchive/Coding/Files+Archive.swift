internal import TicketCore

extension AttachedFile {
    func write(to object: inout ArchiveObjectWriter) throws {
        object.text("id", id)
        object.text("filename", filename)
        object.text("media_type", mediaType)
        object.number("size_bytes", sizeBytes)
        object.digits("sha256", sha256)
        try object.time("create_time", createTime)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            id: try object.key("id"), filename: try object.key("filename"), mediaType: try object.key("media_type"),
            sizeBytes: try object.number("size_bytes", in: 0...AttachmentLimits.fileBytesMax),
            sha256: try object.digits("sha256", count: 32), createTime: try object.time("create_time"))
    }
}

extension Attachment {
    func write(to object: inout ArchiveObjectWriter) throws {
        try object.object("file") { try file.write(to: &$0) }
        object.number("ticket", ticketNumber)
        object.number("comment", commentID)
        object.flag("internal", isInternal)
        object.object("author") { author.write(to: &$0) }
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            file: try object.object("file") { try AttachedFile(&$0) },
            ticketNumber: try object.number("ticket", in: 1...Int64.max),
            commentID: try object.optionalNumber("comment", in: 1...Int64.max),
            isInternal: try object.flag("internal"), author: try object.object("author") { try PersonReference(&$0) })
    }
}
