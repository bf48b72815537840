internal import TicketCore

extension TenantState {
    /// Takes a desk in; gives its events.
    mutating func add(_ desk: DeskImport) throws -> [TicketEvent] {
        var events: [TicketEvent] = []
        var lines: [Int64: Int] = [:]
        var added: [Attachment] = []
        var placements: [String: DeskPlacement] = [:]
        var ownVersionCount = 0
        try desk.archive.forEachRecord { record, line in
            switch record {
            case .version(let source):
                let key = source.version.desk.key
                let placement = try placements[key] ?? place(key, isOwn: key == desk.desk)
                placements[key] = placement
                if key == desk.desk { ownVersionCount += 1 }
                try put(source, placement)
            case .attachment(let attachment):
                guard self.attachment(attachment.file.id) == nil, files[attachment.file.id] == nil else {
                    throw ArchiveRefusal.fileTaken(attachment.file.id, line: line)
                }
                added.append(attachment)
            case .event(let event):
                if lines[event.ticketNumber] == nil {
                    guard ticket(event.ticketNumber) == nil else {
                        throw ArchiveRefusal.numberTaken(event.ticketNumber, line: line)
                    }
                    lines[event.ticketNumber] = line
                }
                try take(event)
                events.append(event)
            default: try addRest(record, of: desk, line: line)
            }
        }
        try placements[desk.desk]?.finish(
            countThere: desks.count { $0.version.desk.key == desk.desk }, countInArchive: ownVersionCount)
        try keep(added, of: desk)
        try check(desk.desk, lines)
        return events
    }

    private mutating func place(_ key: String, isOwn: Bool) throws -> DeskPlacement {
        let isTold =
            votes.values.contains { $0.keys.contains { $0.desk == key } } || views[.desk(key)]?.isEmpty == false
        let isUsed =
            tickets.contains { $0.desk == key } || conversations.contains { $0.conversation.desk == key }
            || isOwn && isTold
        let placement = DeskPlacement(
            desk: key, isOwn: isOwn, isUsed: isUsed, present: desks.filter { $0.version.desk.key == key })
        if try placement.giveWay() { desks.removeAll { $0.version.desk.key == key } }
        return placement
    }

    private mutating func put(_ source: DeskSource, _ placement: DeskPlacement) throws {
        let present = deskSource(source.version.desk.key, version: source.version.version)
        guard try placement.keeps(source, present: present) else { return }
        desks.removeAll {
            $0.version.desk.key == source.version.desk.key && $0.version.version == source.version.version
        }
        desks.append(source)
        // The newest of a desk is looked for from the end.
        desks.sort { $0.version.version < $1.version.version }
    }

    private mutating func addRest(_ record: DeskRecord, of desk: DeskImport, line: Int) throws {
        switch record {
        case .conversation(let conversation):
            guard self.conversation(conversation.id) == nil else {
                throw ArchiveRefusal.conversationTaken(conversation.id, line: line)
            }
            conversations.append(StoredConversation(conversation: conversation))
        case .message(let message):
            if let last = conversations.indices.last { conversations[last].messages.append(message) }
        case .readMark(let mark):
            if let last = conversations.indices.last { conversations[last].readMarks.append(mark) }
        case .vote(let person, let article, let isHelpful):
            guard votes[person]?.count ?? 0 < ArticleVote.articlesMax else {
                throw ArchiveRefusal.tooManyArticles(person, line: line)
            }
            votes[person, default: [:]][Article(desk: desk.desk, article: article)] = isHelpful
        case .view(let name, let definition):
            let owner = SavedView.Owner.desk(desk.desk)
            views[owner, default: [:]][name] = SavedView(owner: owner, name: name, definition: definition)
        case .version, .attachment, .event: break
        }
    }

    /// Keeps files, after the events: what these say of them is said already.
    private mutating func keep(_ added: [Attachment], of desk: DeskImport) throws {
        let unfinished = uploads.values.filter { !$0.isComplete }.map(\.new.sizeBytes)
        let used = (attachments + added).map(\.file.sizeBytes).reduce(0, +) + unfinished.reduce(0, +)
        guard added.isEmpty || used <= desk.attachmentBytesMax else {
            throw UploadFailure.tenantFull(bytesMax: desk.attachmentBytesMax)
        }
        attachments += added
        for attachment in added { files[attachment.file.id] = [] }
        try desk.archive.forEachFilePart { files[$0.id, default: []] += $0.data }
    }

    private mutating func check(_ desk: String, _ lines: [Int64: Int]) throws {
        tickets.sort { $0.number < $1.number }
        var check = ArchivedTickets(desk: desk, lines: lines)
        for ticket in tickets where lines[ticket.number] != nil {
            try check.check(ticket, at: self.desk(ticket.desk, version: ticket.deskVersion))
        }
        try check.checkMerges(ticket)
        reservedNumber = max(reservedNumber, check.greatestNumber)
    }
}
