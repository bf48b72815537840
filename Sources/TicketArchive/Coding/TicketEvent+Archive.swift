internal import TicketCore

extension TicketEvent {
    func write(to object: inout ArchiveObjectWriter) throws {
        object.number("ticket", ticketNumber)
        object.number("revision", revision)
        try object.time("time", time)
        object.object("actor") { actor.write(to: &$0) }
        object.object("cause", of: cause) { $0.write(to: &$1) }
        try change.write(to: &object)
    }

    init(_ object: inout ArchiveObject) throws {
        let numbers = 1...Int64.max
        self.init(
            ticketNumber: try object.number("ticket", in: numbers),
            revision: try object.number("revision", in: numbers),
            time: try object.time("time"), actor: try object.object("actor") { try PersonReference(&$0) },
            cause: try object.optionalObject("cause") { try EventCause(&$0) }, change: try Change(&object))
    }
}

extension EventCause {
    func write(to object: inout ArchiveObjectWriter) {
        object.number("revision", revision)
        object.text("rule", rule)
        object.text("macro", macro)
    }

    init(_ object: inout ArchiveObject) throws {
        self.init(
            revision: try object.optionalNumber("revision", in: 1...Int64.max), rule: try object.optionalKey("rule"),
            macro: try object.optionalKey("macro"))
    }
}

extension TicketEvent.Change {
    /// Writes the member of the event that says what happened.
    func write(to event: inout ArchiveObjectWriter) throws {
        switch self {
        case .created(let created): try event.object("created") { try created.write(to: &$0) }
        case .updated(let changes):
            event.object("updated") { object in object.objects("changes", changes) { $0.write(to: &$1) } }
        case .transitioned(let from, let status, let trigger, let reason, let seen):
            event.object("transitioned") { object in
                object.text("from", from)
                object.object("to") { status.write(to: &$0) }
                object.word("trigger", trigger)
                object.text("reason", reason)
                object.object("seen", of: seen) { $0.write(to: &$1) }
            }
        case .commentAdded(let comment): try event.object("comment_added") { try comment.write(to: &$0) }
        case .assigned(let assignee, let team):
            event.object("assigned") { object in
                object.object("assignee", of: assignee) { $0.write(to: &$1) }
                object.text("team", team)
            }
        case .escalated(let from, let tier, let reason):
            event.object("escalated") { object in
                object.text("from", from)
                object.text("to", tier)
                object.text("reason", reason)
            }
        case .trackSet(let track, let from, let state):
            event.object("track_set") { object in
                object.text("track", track)
                object.text("from", from)
                object.text("to", state)
            }
        case .rated(let rating): event.object("rated") { rating.write(to: &$0) }
        case .participantAdded(let participant): event.object("participant_added") { participant.write(to: &$0) }
        case .participantRemoved(let email): event.object("participant_removed") { $0.text("email", email) }
        case .fieldsSet(let changes):
            event.object("fields_set") { object in object.objects("changes", changes) { $0.write(to: &$1) } }
        case .tagged(let added, let removed):
            event.object("tagged") { object in
                object.texts("added", added)
                object.texts("removed", removed)
            }
        case .moved(let moved): event.object("moved") { moved.write(to: &$0) }
        default: try writeRelation(to: &event)
        }
    }

    private func writeRelation(to event: inout ArchiveObjectWriter) throws {
        switch self {
        case .linked(let link): event.object("linked") { link.write(to: &$0) }
        case .unlinked(let link): event.object("unlinked") { link.write(to: &$0) }
        case .mergedInto(let number): event.object("merged_into") { $0.number("ticket", number) }
        case .unmergedFrom(let number): event.object("unmerged_from") { $0.number("ticket", number) }
        case .absorbed(let number): event.object("absorbed") { $0.number("ticket", number) }
        case .released(let number): event.object("released") { $0.number("ticket", number) }
        case .deleted: event.object("deleted") { _ in }
        case .undeleted: event.object("undeleted") { _ in }
        case .timerArmed(let timer): try event.object("timer_armed") { try timer.write(to: &$0) }
        case .timerDisarmed(let key): event.object("timer_disarmed") { $0.text("key", key) }
        case .timerFired(let key): event.object("timer_fired") { $0.text("key", key) }
        case .actionSkipped(let skipped): event.object("action_skipped") { skipped.write(to: &$0) }
        case .rulesStopped(let limit): event.object("rules_stopped") { $0.word("limit", limit) }
        case .target(let step, let target):
            try event.object("target") { object in
                object.word("step", step)
                try object.object("state") { try target.write(to: &$0) }
            }
        case .requesterErased: event.object("requester_erased") { _ in }
        default: throw ArchiveRefusal.invalid("this program cannot write an event of the kind \(self)")
        }
    }
}
