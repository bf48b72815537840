internal import TicketCore

extension TicketEvent.Change {
    /// Reads the member of an event that says what happened: the only one that is left.
    init(_ event: inout ArchiveObject) throws {
        guard let name = event.names.first, event.names.count == 1 else {
            throw event.refusal("event", "expected one member that says what happened")
        }
        self = try event.object(name) { try Self.read(name, &$0) }
    }

    private static func read(_ name: String, _ object: inout ArchiveObject) throws -> TicketEvent.Change {
        switch name {
        case "created": return .created(try CreatedTicket(&object))
        case "updated": return .updated(try object.objects("changes") { try FieldChange(&$0) })
        case "transitioned":
            return .transitioned(
                from: try object.key("from"), to: try object.object("to") { try StatusReference(&$0) },
                trigger: try object.word("trigger"), reason: try object.text("reason"),
                seen: try object.optionalObject("seen") { try SeenTransition(&$0) })
        case "comment_added": return .commentAdded(try NewComment(&object))
        case "assigned":
            return .assigned(
                assignee: try object.optionalObject("assignee") { try PersonReference(&$0) },
                team: try object.optionalKey("team"))
        case "escalated":
            return .escalated(
                from: try object.optionalKey("from"), to: try object.key("to"), reason: try object.text("reason"))
        case "track_set":
            return .trackSet(
                track: try object.key("track"), from: try object.optionalKey("from"), to: try object.key("to"))
        case "rated": return .rated(try TicketRating(&object))
        case "participant_added": return .participantAdded(try Participant(&object))
        case "participant_removed": return .participantRemoved(email: try object.key("email"))
        case "fields_set": return .fieldsSet(try object.objects("changes") { try CustomFieldChange(&$0) })
        case "tagged": return .tagged(added: try object.keys("added"), removed: try object.keys("removed"))
        case "moved": return .moved(try MovedTicket(&object))
        default: return try readRelation(name, &object)
        }
    }

    private static func readRelation(_ name: String, _ object: inout ArchiveObject) throws -> TicketEvent.Change {
        func ticket() throws -> Int64 { try object.number("ticket", in: 1...Int64.max) }
        switch name {
        case "linked": return .linked(try TicketLink(&object))
        case "unlinked": return .unlinked(try TicketLink(&object))
        case "merged_into": return .mergedInto(try ticket())
        case "unmerged_from": return .unmergedFrom(try ticket())
        case "absorbed": return .absorbed(try ticket())
        case "released": return .released(try ticket())
        case "deleted": return .deleted
        case "undeleted": return .undeleted
        case "timer_armed": return .timerArmed(try ArmedTimer(&object))
        case "timer_disarmed": return .timerDisarmed(key: try object.key("key"))
        case "timer_fired": return .timerFired(key: try object.key("key"))
        case "action_skipped": return .actionSkipped(try SkippedAction(&object))
        case "rules_stopped": return .rulesStopped(try object.word("limit"))
        case "target":
            return .target(try object.word("step"), try object.object("state") { try TargetState(&$0) })
        case "requester_erased": return .requesterErased
        default: throw ArchiveRefusal.invalid("there is no such event as \"\(name.prefix(100))\"")
        }
    }
}
