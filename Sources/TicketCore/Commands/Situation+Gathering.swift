extension Situation {
    /// How many merges are followed from one ticket to the next.
    private static let mergesMax = 64

    /// Gathers what deciding on a request needs, and no more.
    public init(for request: CommandRequest, from source: some SituationSource, now: Timestamp) throws {
        self.init(desk: nil, ticket: nil, now: now)
        if case .create(let new) = request.command {
            try gather(new, validateOnly: request.validateOnly, from: source)
        } else if let number = request.command.ticketNumber, let ticket = try source.ticket(number) {
            self.ticket = ticket
            desk = try Self.desk(of: ticket, from: source)
            try gather(request, from: source)
        }
        // Timers run under the desk at which the ticket is afterwards.
        if let desk = deskAfterwards(request.command) { calendar = try source.calendar(of: desk.desk) }
        if request.command.changesDesk, let desk { formerCalendar = try source.calendar(of: desk.desk) }
        if let newestDesk { newestCalendar = try source.calendar(of: newestDesk.desk) }
        for desk in [desk, otherDesk, newestDesk].compactMap({ $0 }) {
            for id in desk.desk.automation.peopleNamed { people[id] = try source.person(id) }
        }
    }

    private func deskAfterwards(_ command: Command) -> DeskVersion? {
        switch command {
        case .link, .unlink, .merge, .unmerge: desk
        default: otherDesk ?? desk
        }
    }

    private mutating func gather(
        _ new: NewTicket, validateOnly: Bool, from source: some SituationSource
    ) throws {
        desk = try source.desk(new.desk, version: nil)
        newNumber = validateOnly ? 0 : try source.nextNumber()
        person = try new.requester.flatMap { try source.person($0) }
        other = try new.followUpOf.flatMap { try source.ticket($0) }
    }

    private mutating func gather(_ request: CommandRequest, from source: some SituationSource) throws {
        switch request.command {
        case .addComment(_, _, let replyTo, _, _, _, let attachments):
            try gatherComment(request, replyTo: replyTo, from: source)
            // More than these are refused whatever they are.
            self.attachments = try attachments.prefix(AttachmentLimits.filesPerCommentMax)
                .compactMap { try source.attachment($0) }
        case .assign(_, let id?), .handOver(_, let id?, _): person = try source.person(id)
        case .link(_, let number, _), .unlink(_, let number, _), .merge(_, let number):
            try gatherOther(number, from: source)
        case .unmerge: if let number = ticket?.state.mergedInto { try gatherOther(number, from: source) }
        case .move(_, let key): otherDesk = try source.desk(key, version: nil)
        case .migrate: if let ticket { otherDesk = try source.desk(ticket.desk, version: nil) }
        default: break
        }
    }

    private mutating func gatherComment(
        _ request: CommandRequest, replyTo: Int64?, from source: some SituationSource
    ) throws {
        guard let ticket else { return }
        var target = ticket
        for _ in 0..<Self.mergesMax {
            guard let next = try target.state.mergedInto.flatMap({ try source.ticket($0) }) else { break }
            target = next
        }
        if target.number != ticket.number {
            other = target
            otherDesk = try Self.desk(of: target, from: source)
        }
        repliedTo = try replyTo.flatMap { try source.repliedComment($0, on: target.number) }
        let desk = otherDesk ?? desk
        if desk?.desk.status(target.status.key)?.makesFollowUps ?? false {
            newestDesk = try source.desk(target.desk, version: nil)
            newNumber = request.validateOnly ? 0 : try source.nextNumber()
        }
    }

    private mutating func gatherOther(_ number: Int64, from source: some SituationSource) throws {
        guard let ticket = try source.ticket(number) else { return }
        other = ticket
        otherDesk = try Self.desk(of: ticket, from: source)
    }

    private static func desk(of ticket: Ticket, from source: some SituationSource) throws -> DeskVersion {
        guard let desk = try source.desk(ticket.desk, version: ticket.deskVersion) else {
            throw StoreFailure.corrupt(
                "ticket \(ticket.number) lives under a version of its desk that is not there")
        }
        return desk
    }
}

extension Status {
    /// Whether a comment may become a new ticket here.
    var makesFollowUps: Bool {
        customerReply == .followUp || agentReply == .followUp || lateReply == .followUp
    }
}
