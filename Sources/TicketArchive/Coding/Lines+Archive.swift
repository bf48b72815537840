internal import TicketCore

extension ArchiveHeader {
    func write(to object: inout ArchiveObjectWriter) {
        object.text("format", ArchiveFormat.name)
        object.number("version", version)
        object.text("desk", desk)
    }

    init(_ object: inout ArchiveObject) throws {
        guard try object.key("format") == ArchiveFormat.name else {
            throw object.refusal("format", "this is no archive of a desk")
        }
        let version = try object.number("version", in: 1...Int64.max)
        guard version <= ArchiveFormat.version else {
            throw ArchiveRefusal(
                .newer, reason: "NEWER_ARCHIVE",
                message: "the archive is of version \(version), and this server reads \(ArchiveFormat.version); "
                    + "import it into a newer one")
        }
        self.init(version: version, desk: try object.key("desk"))
    }
}

extension ArchiveFooter {
    func write(to object: inout ArchiveObjectWriter) throws {
        object.number("versions", counts.versions)
        object.number("attachments", counts.attachments)
        object.number("attachment_bytes", counts.attachmentBytes)
        object.number("events", counts.events)
        object.number("tickets", counts.tickets)
        object.number("comments", counts.comments)
        object.number("conversations", counts.conversations)
        object.number("messages", counts.messages)
        object.number("read_marks", counts.readMarks)
        object.number("votes", counts.votes)
        object.number("views", counts.views)
        try object.time("newest_time", newestTime)
        object.number("bytes", bytes)
        object.digits("sha256", sha256)
    }

    init(_ object: inout ArchiveObject) throws {
        let range = 0...Int64.max
        var counts = ArchiveCounts()
        counts.versions = try object.number("versions", in: range)
        counts.attachments = try object.number("attachments", in: range)
        counts.attachmentBytes = try object.number("attachment_bytes", in: range)
        counts.events = try object.number("events", in: range)
        counts.tickets = try object.number("tickets", in: range)
        counts.comments = try object.number("comments", in: range)
        counts.conversations = try object.number("conversations", in: range)
        counts.messages = try object.number("messages", in: range)
        counts.readMarks = try object.number("read_marks", in: range)
        counts.votes = try object.number("votes", in: range)
        counts.views = try object.number("views", in: range)
        self.init(
            counts: counts, newestTime: try object.optionalTime("newest_time"),
            bytes: try object.number("bytes", in: range), sha256: try object.digits("sha256", count: 32))
    }
}

extension FilePart {
    func write(to object: inout ArchiveObjectWriter) {
        object.text("id", id)
        object.number("offset", offset)
        object.bytes("data", data)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            id: try object.key("id"), offset: try object.number("offset", in: 0...Int64.max),
            data: try object.bytes("data", countMax: ArchiveFormat.partBytes))
    }
}
