/// What an archive holds.
public struct ArchiveCounts: Sendable, Hashable {
    /// Versions of desks.
    public var versions: Int64 = 0
    /// Files.
    public var attachments: Int64 = 0
    /// What all files have together.
    public var attachmentBytes: Int64 = 0
    /// Events.
    public var events: Int64 = 0
    /// Tickets; each has its events.
    public var tickets: Int64 = 0
    /// Comments on tickets; each is an event.
    public var comments: Int64 = 0
    /// Conversations.
    public var conversations: Int64 = 0
    /// Messages of conversations without tickets.
    public var messages: Int64 = 0
    /// How far people have read.
    public var readMarks: Int64 = 0
    /// What people think of articles.
    public var votes: Int64 = 0
    /// Views.
    public var views: Int64 = 0

    /// Nothing.
    public init() {}

    /// Counts a record.
    public mutating func count(_ record: DeskRecord) {
        switch record {
        case .version: versions += 1
        case .attachment(let attachment):
            attachments += 1
            attachmentBytes &+= attachment.file.sizeBytes
        case .event(let event):
            events += 1
            if case .created = event.change { tickets += 1 }
            if case .commentAdded = event.change { comments += 1 }
        case .conversation: conversations += 1
        case .message: messages += 1
        case .readMark: readMarks += 1
        case .vote: votes += 1
        case .view: views += 1
        }
    }
}
