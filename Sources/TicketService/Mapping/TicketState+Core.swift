internal import DeskMessages
internal import TicketCore
internal import TicketMessages

extension TicketMessages.Ticket {
    /// Adds what stands on a ticket beside its fields and its status, as far as its reader may see it.
    mutating func add(_ state: TicketState, of ticket: TicketCore.Ticket, reader: Actor) {
        let isStaff = Authorization.readsInternal(reader)
        let isOwn =
            isStaff || !Authorization.isCustomerSide(reader, of: ticket) || reader.person.id == ticket.requester.id
        assignee = state.assignee.map { Person($0, reader: reader) }
        team = state.team ?? ""
        tracks = state.tracks.sorted { $0.key < $1.key }.map { TrackState(track: $0.key, state: $0.value) }
        participants = isOwn ? state.participants.map(TicketMessages.Participant.init) : []
        rating = isOwn ? state.rating.map(Rating.init) : nil
        links = state.links.filter { isStaff || $0.kind.isSeenByCustomers }.map(TicketMessages.TicketLink.init)
        mergedInto = state.mergedInto ?? 0
        deleted = state.deleteTime != nil
        timers = state.timers.sorted { $0.dueTime < $1.dueTime }.map(PendingTimer.init)
        let status = ticket.status(for: Authorization.workflowRole(of: reader))
        if status.category.isEnd { closeTime = state.endTime.map(GoogleProtobufTimestamp.init) }
        // Which of them customers see, the desk knows.
        if Authorization.workflowRole(of: reader) != .requester { put(fields: state.fields) }
        guard isStaff else { return }
        tier = state.tier ?? ""
        tags = state.tags
        targets = state.targets.map(ServiceTarget.init)
    }

    /// Puts in what only the desk knows, and takes out what its customers do not see.
    mutating func complete(_ state: TicketState, view: DeskView) {
        for index in tracks.indices {
            let label = view.desk.track(tracks[index].track)?.state(tracks[index].state)?.labels
            tracks[index].stateLabel = label.map(view.text) ?? ""
        }
        for index in timers.indices {
            let target = view.desk.timers.first { $0.key == timers[index].key }?.target ?? ""
            timers[index].toStatus = view.desk.presented(target, to: view.role)?.key ?? target
        }
        guard view.role == .requester else { return }
        timers.removeAll { $0.toStatus == status }
        // What is filtered is made anew, also where there is nothing, as on most tickets.
        guard !state.fields.isEmpty else { return }
        put(fields: state.fields.filter { view.desk.field($0.key)?.requesterMaySet ?? false })
    }

    private mutating func put(fields values: [String: String]) {
        fields = values.sorted { $0.key < $1.key }.map { FieldValue(key: $0.key, value: $0.value) }
    }
}

extension TicketMessages.Participant {
    init(_ participant: TicketCore.Participant) {
        self.init(email: participant.email, notified: participant.isTold, admitted: participant.isLetIn)
    }
}

extension TicketMessages.Rating {
    init(_ rating: TicketRating) {
        self.init(score: Int32(clamping: rating.score), comment: rating.comment)
    }
}

extension TicketMessages.TicketLink {
    init(_ link: TicketCore.TicketLink) {
        self.init(kind: LinkKind(link.kind), number: link.number)
    }
}

extension TicketMessages.PendingTimer {
    /// A timer without the status to which it leads, which the desk knows.
    init(_ timer: ArmedTimer) {
        self.init(key: timer.key, dueTime: GoogleProtobufTimestamp(timer.dueTime))
    }
}

extension TicketMessages.LinkKind {
    init(_ kind: TicketCore.TicketLink.Kind) {
        switch kind {
        case .related: self = .related
        case .followUpOf: self = .followsUp
        case .followedUpBy: self = .followedUpBy
        case .childOf: self = .childOf
        case .parentOf: self = .parentOf
        }
    }

    /// The core's kind; nil for one that is unspecified or unknown.
    var core: TicketCore.TicketLink.Kind? { TicketCore.TicketLink.Kind.allCases.first { Self($0) == self } }
}
