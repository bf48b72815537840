/// Looks an archive's records over as they come: whether they are in order, belong together, and can be replayed.
///
/// It keeps a few words on each ticket, file and conversation, and none of their texts.
public struct DeskRecordCheck: Sendable {
    /// What has come of a ticket.
    struct Progress {
        var line: Int
        var revision: Int64
        var commentCount: Int64 = 0
    }

    /// The key of the archive's desk.
    public let desk: String
    /// What has come.
    public private(set) var counts = ArchiveCounts()

    let limits: ArchiveLimits
    private var stage = Stage.versions
    private var versions: Set<DeskName> = []
    /// The versions under which something is, with the line that says so first.
    private var named: [DeskName: Int] = [:]
    var tickets: [Int64: Progress] = [:]
    var files = ArchivedFiles()
    private var talks = ArchivedTalks()
    private var votes: Set<[String]> = []
    private var views: Set<String> = []

    /// The parts of an archive, in their order.
    private enum Stage: Int {
        case versions, attachments, events, conversations, otherVersions, votes, views
    }

    /// A check of the archive of this desk, of which nothing has come.
    public init(desk: String, limits: ArchiveLimits = ArchiveLimits()) {
        self.desk = desk
        self.limits = limits
    }

    /// Takes the next record.
    public mutating func take(_ record: DeskRecord, line: Int) throws(ArchiveRefusal) {
        do throws(ArchiveRefusal) {
            guard line <= limits.recordsMax else {
                throw ArchiveRefusal(
                    .tooLarge, reason: "TOO_MANY_RECORDS",
                    message: "there may be \(limits.recordsMax) records in an archive")
            }
            try enter(stage(of: record))
            try check(record, line: line)
        } catch {
            var error = error
            error.line = error.line ?? line
            throw error
        }
        counts.count(record)
        if let name = record.namedVersion, named[name] == nil { named[name] = line }
    }

    /// Looks over what can only be said at the end.
    public mutating func finish() throws(ArchiveRefusal) {
        try talks.endConversation()
        guard versions.contains(where: { $0.key == desk }) else { throw .invalid("it has no version of its desk") }
        try files.finish(tickets: tickets)
        for (name, line) in named.sorted(by: { $0.value < $1.value }) where !versions.contains(name) {
            var refusal = ArchiveRefusal.invalid("version \(name.version) of the desk \"\(name.key)\" is not there")
            refusal.line = line
            throw refusal
        }
    }

    private func stage(of record: DeskRecord) -> Stage {
        switch record {
        case .version(let source): source.version.desk.key == desk ? .versions : .otherVersions
        case .attachment: .attachments
        case .event: .events
        case .conversation, .message, .readMark: .conversations
        case .vote: .votes
        case .view: .views
        }
    }

    private mutating func enter(_ next: Stage) throws(ArchiveRefusal) {
        guard next.rawValue >= stage.rawValue else {
            throw .invalid("this belongs in front of what stands before it")
        }
        if next != .conversations { try talks.endConversation() }
        stage = next
    }

    private mutating func check(_ record: DeskRecord, line: Int) throws(ArchiveRefusal) {
        switch record {
        case .version(let source): try check(source)
        case .attachment(let attachment): try files.add(attachment, line: line)
        case .event(let event): try check(event, line: line)
        case .conversation(let conversation): try check(conversation)
        case .message(let message): try talks.add(message)
        case .readMark(let mark): try talks.add(mark)
        case .vote(let person, let article, _):
            guard votes.insert([person, article]).inserted else { throw .invalid("this vote is there twice") }
        case .view(let name, _):
            guard views.insert(name).inserted else { throw .invalid("this view is there twice") }
            guard views.count <= SavedView.viewsMax else {
                throw .invalid("a desk has at most \(SavedView.viewsMax) views")
            }
        }
    }

    private mutating func check(_ source: DeskSource) throws(ArchiveRefusal) {
        let version = source.version
        guard (1...Int(Int32.max)).contains(version.version) else { throw .invalid("versions begin at 1") }
        let name = DeskName(key: version.desk.key, version: version.version)
        guard versions.insert(name).inserted else { throw .invalid("this version is there twice") }
        if let problem = version.desk.problems().first { throw .invalid("the desk cannot be used: \(problem)") }
    }

    private func check(_ conversation: Conversation, number: Int64?) throws(ArchiveRefusal) {
        if let number {
            guard tickets[number] != nil else { throw .invalid("ticket \(number) is not in the archive") }
        } else if conversation.desk != desk {
            throw .invalid("the conversation is another desk's")
        }
    }

    private mutating func check(_ conversation: Conversation) throws(ArchiveRefusal) {
        try check(conversation, number: conversation.ticketNumber)
        try talks.begin(conversation)
    }
}

extension ArchiveRefusal {
    /// A refusal of what an archive says.
    public static func invalid(_ message: String) -> ArchiveRefusal {
        ArchiveRefusal(.invalid, reason: "INVALID_ARCHIVE", message: message)
    }
}
