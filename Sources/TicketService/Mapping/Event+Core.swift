internal import DeskMessages
internal import TicketCore
internal import TicketMessages

extension TicketMessages.Event {
    /// An event as its reader sees it.
    init(_ entry: EventPage.Entry, reader: Actor) {
        let event = entry.event
        self.init(
            id: Self.id(event.ticketNumber, event.revision), cursor: Base64URL.encode(entry.cursor.bytes),
            ticketNumber: event.ticketNumber, desk: entry.desk, revision: event.revision,
            time: GoogleProtobufTimestamp(event.time), actor: Person(event.actor, reader: reader),
            cause: Authorization.readsInternal(reader) ? event.cause.map { Cause($0, of: event) } : nil,
            kind: Kind(event, reader: reader))
    }

    /// The id of the event that brought a ticket to a revision.
    static func id(_ ticketNumber: Int64, _ revision: Int64) -> String { "\(ticketNumber)-\(revision)" }
}

extension TicketMessages.Event.Kind {
    /// What happened, as a reader who may know of it sees it.
    init(_ event: TicketEvent, reader: Actor) {
        switch event.change {
        case .created: self = .created(TicketCreated(event, reader: reader))
        case .updated(let changes): self = .updated(TicketUpdated(changes: changes.map(FieldChange.init)))
        case .transitioned: self = .transitioned(TicketTransitioned(event.change, reader: reader))
        case .commentAdded: self = .commentAdded(CommentAdded(event, reader: reader))
        case .assigned(let assignee, let team):
            let assignee = assignee.map { Person($0, reader: reader) }
            self = .assigned(TicketAssigned(assignee: assignee, team: team ?? ""))
        case .escalated(let from, let to, let reason):
            self = .escalated(TicketEscalated(fromTier: from ?? "", toTier: to, reason: reason))
        case .trackSet(let track, let from, let to):
            self = .trackChanged(TrackChanged(track: track, fromState: from ?? "", toState: to))
        case .rated(let rating): self = .rated(TicketRated(rating: Rating(rating)))
        case .participantAdded(let participant):
            self = .participantAdded(ParticipantAdded(participant: Participant(participant)))
        case .participantRemoved(let email): self = .participantRemoved(ParticipantRemoved(email: email))
        case .linked(let link): self = .linked(TicketsLinked(link: TicketLink(link)))
        case .unlinked(let link): self = .unlinked(TicketsUnlinked(link: TicketLink(link)))
        case .mergedInto(let number): self = .merged(TicketMerged(intoNumber: number))
        case .unmergedFrom(let number): self = .unmerged(TicketUnmerged(fromNumber: number))
        case .absorbed(let number): self = .absorbed(TicketAbsorbed(number: number))
        case .released(let number): self = .released(TicketReleased(number: number))
        case .deleted: self = .deleted(TicketDeleted())
        case .undeleted: self = .undeleted(TicketUndeleted())
        case .tagged(let added, let removed): self = .tagged(TicketTagged(addedTags: added, removedTags: removed))
        case .fieldsSet(let changes): self = .fieldsSet(FieldsSet(changes: changes.map(FieldChange.init)))
        case .moved(let moved): self = .moved(TicketMoved(moved, reader: reader))
        case .timerArmed(let timer): self = .timerArmed(TimerArmed(timer: PendingTimer(timer)))
        case .timerDisarmed(let key): self = .timerDisarmed(TimerDisarmed(key: key))
        case .timerFired(let key): self = .timerFired(TimerFired(key: key))
        case .actionSkipped(let skipped):
            self = .actionSkipped(
                ActionSkipped(action: skipped.action, reason: skipped.reason, message: skipped.message))
        case .target(let step, let target): self.init(step, ServiceTargetChanged(target: ServiceTarget(target)))
        case .rulesStopped(let limit): self = .rulesStopped(RulesStopped(limit: RuleLimit(limit)))
        case .requesterErased: self = .requesterErased(RequesterErased())
        }
    }
}

extension TicketCreated {
    fileprivate init(_ event: TicketEvent, reader: Actor) {
        let ticket = TicketCore.Ticket.applying(event, to: nil)
        self.init(ticket: ticket.map { Ticket(unlabelled: $0, reader: reader) })
    }
}

extension CommentAdded {
    fileprivate init(_ event: TicketEvent, reader: Actor) {
        let comment = TicketCore.Comment(event)
        self.init(comment: comment.map { Comment($0, ticketNumber: event.ticketNumber, reader: reader) })
    }
}

extension TicketTransitioned {
    /// A transition as its reader sees it. That it came of an escalation is among staff, as that is.
    fileprivate init(_ change: TicketEvent.Change, reader: Actor) {
        self.init()
        guard case .transitioned(let from, let to, let trigger, let reason, let seen) = change else { return }
        let isCustomer = Authorization.workflowRole(of: reader) == .requester
        fromStatus = isCustomer ? seen?.from ?? from : from
        toStatus = isCustomer ? seen?.to.key ?? to.key : to.key
        self.trigger = isCustomer && trigger == .escalation ? .unspecified : TransitionTrigger(trigger)
        if Authorization.readsInternal(reader) { self.reason = reason }
    }
}

extension TicketMoved {
    fileprivate init(_ moved: MovedTicket, reader: Actor) {
        let isCustomer = Authorization.workflowRole(of: reader) == .requester
        let status = isCustomer ? moved.customerStatus ?? moved.status : moved.status
        self.init(
            desk: moved.desk, deskVersion: Int32(clamping: moved.deskVersion), issueType: moved.issueType,
            status: status.key)
    }
}

extension TicketMessages.FieldChange {
    fileprivate init(_ change: CustomFieldChange) {
        self.init(field: change.key, oldValue: change.oldValue ?? "", newValue: change.newValue ?? "")
    }
}

extension TicketMessages.FieldChange {
    init(_ change: TicketCore.FieldChange) {
        self.init(field: change.field.rawValue, oldValue: change.oldValue, newValue: change.newValue)
    }
}
