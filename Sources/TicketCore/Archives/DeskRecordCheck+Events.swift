extension DeskRecordCheck {
    /// Looks an event over: whether it follows, and whether what it names can be.
    mutating func check(_ event: TicketEvent, line: Int) throws(ArchiveRefusal) {
        let number = event.ticketNumber
        try check(number: number)
        if case .created(let created) = event.change {
            guard tickets[number] == nil else { throw .invalid("ticket \(number) is made a second time") }
            guard event.revision == 1 else { throw .invalid("the first revision of a ticket is 1") }
            try check(created)
            tickets[number] = Progress(line: line, revision: 1)
            return
        }
        guard var progress = tickets[number] else { throw .invalid("ticket \(number) was not made yet") }
        guard event.revision == progress.revision + 1 else {
            throw .invalid("revision \(progress.revision + 1) of ticket \(number) has to come next")
        }
        progress.revision += 1
        for named in event.change.namedTickets { try check(number: named) }
        if case .commentAdded(let comment) = event.change {
            progress.commentCount += 1
            try check(comment, count: progress.commentCount)
            try files.place(comment.attachments, of: comment, on: number)
        }
        tickets[number] = progress
    }

    private func check(number: Int64) throws(ArchiveRefusal) {
        guard (1...limits.ticketNumberMax).contains(number) else {
            throw .invalid("\(number) is no ticket's number; they go from 1 to \(limits.ticketNumberMax)")
        }
    }

    /// What a ticket comes to by its events cannot stand on it from the start.
    private func check(_ created: CreatedTicket) throws(ArchiveRefusal) {
        let state = created.state
        let isNew =
            state.links.isEmpty && state.mergedInto == nil && state.mergedTickets.isEmpty && state.deleteTime == nil
            && state.endTime == nil && state.endings == 0 && state.rating == nil && state.noteCount == 0
        guard isNew else { throw .invalid("a new ticket has no past") }
        guard created.deskVersion >= 1 else { throw .invalid("versions of desks begin at 1") }
    }

    private func check(_ comment: NewComment, count: Int64) throws(ArchiveRefusal) {
        guard comment.id == count else { throw .invalid("the next comment of the ticket has the id \(count)") }
        if let replied = comment.replyTo, !(1..<count).contains(replied) {
            throw .invalid("comment \(replied), which this one answers, was not there yet")
        }
        if let number = comment.writtenOn { try check(number: number) }
    }
}

extension TicketEvent.Change {
    /// The other tickets that it names.
    var namedTickets: [Int64] {
        switch self {
        case .linked(let link), .unlinked(let link): [link.number]
        case .mergedInto(let number), .unmergedFrom(let number), .absorbed(let number), .released(let number): [number]
        default: []
        }
    }
}
