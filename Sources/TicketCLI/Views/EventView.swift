internal import ProtobufC
internal import TicketMessages

/// One event of a feed, on one line.
///
/// The columns have fixed widths, since the events to come are not known; a longer value moves its own line only.
struct EventView: OutputView {
    let event: Event

    private static let widths = [20, 10, 4, 16]

    var reply: any ProtobufMessage { event }
    var ids: [String] { [String(event.ticketNumber)] }

    /// What stands above the events of a watch.
    static func heading(_ style: TextStyle) -> String {
        style.bold(line(["TIME", "TICKET", "REV", "WHO", "WHAT"], style)) + "\n"
    }

    func text(_ style: TextStyle) -> String {
        let cells = [
            RFC3339.text(event.time), TicketNumber.text(event.ticketNumber), String(event.revision),
            event.actor?.shortText ?? "", what + because,
        ]
        return Self.line(cells.map(Escaping.line), style) + "\n"
    }

    private var what: String {
        switch event.kind {
        case .created(let created): "created: \(created.ticket?.subject ?? "")"
        case .updated(let updated): "updated: " + Self.changes(updated.changes)
        case .transitioned(let move): "\(move.fromStatus) -> \(move.toStatus)\(Self.because(move.trigger))"
        case .commentAdded(let added): "comment \(added.comment?.id ?? 0): \(added.comment?.body ?? "")"
        case .assigned(let work): Self.assignment(work)
        case .escalated(let move): "tier \(move.fromTier) -> \(move.toTier): \(move.reason)"
        case .trackChanged(let move): "\(move.track): \(move.fromState) -> \(move.toState)"
        case .rated(let rated): "rated \(rated.rating?.score ?? 0) \(rated.rating?.comment ?? "")"
        case .participantAdded(let added): "takes part: \(added.participant?.email ?? "")"
        case .participantRemoved(let removed): "takes part no more: \(removed.email)"
        case .linked(let linked): "linked: \(Self.link(linked.link))"
        case .unlinked(let unlinked): "unlinked: \(Self.link(unlinked.link))"
        case .merged(let merged): "merged into \(TicketNumber.text(merged.intoNumber))"
        case .unmerged(let unmerged): "taken out of \(TicketNumber.text(unmerged.fromNumber))"
        case .absorbed(let absorbed): "\(TicketNumber.text(absorbed.number)) merged into it"
        case .released(let released): "\(TicketNumber.text(released.number)) taken out of it"
        case .deleted: "deleted"
        case .undeleted: "undeleted"
        case .tagged(let tags):
            (tags.addedTags.map { "+" + $0 } + tags.removedTags.map { "-" + $0 }).joined(separator: " ")
        case .fieldsSet(let fields): Self.changes(fields.changes)
        case .moved(let moved): "moved to \(moved.desk), version \(moved.deskVersion): \(moved.status)"
        case .timerArmed(let armed): "timer \(armed.timer?.key ?? "") due \(RFC3339.text(armed.timer?.dueTime))"
        case .timerDisarmed(let timer): "timer \(timer.key) stopped"
        case .timerFired(let timer): "timer \(timer.key) ran out"
        case .actionSkipped(let skipped): "left out: \(skipped.action): \(skipped.message)"
        case .rulesStopped(let stopped): "rules stopped at the limit of \(EnumWord.word(stopped.limit))"
        case .slaStarted(let changed): "promised: \(ServiceTargetText.text(changed.target))"
        case .slaPaused(let changed): "clock stands still: \(ServiceTargetText.text(changed.target))"
        case .slaResumed(let changed): "clock goes on: \(ServiceTargetText.text(changed.target))"
        case .slaChanged(let changed): "promised now: \(ServiceTargetText.text(changed.target))"
        case .slaWarned(let changed): "nearly due: \(ServiceTargetText.text(changed.target))"
        case .slaBreached(let changed): "broken: \(ServiceTargetText.text(changed.target))"
        case .slaMet(let changed): "kept: \(ServiceTargetText.text(changed.target))"
        case .slaDropped(let changed): "not promised any more: \(ServiceTargetText.text(changed.target))"
        case .requesterErased: "personal data erased"
        // A kind of event that is newer than this program.
        case nil: "something that this version of ticketctl does not know"
        }
    }

    private var because: String {
        guard let cause = event.cause else { return "" }
        return cause.rule.isEmpty ? " (macro \(cause.macro))" : " (rule \(cause.rule), by event \(cause.eventID))"
    }

    private static func because(_ trigger: TransitionTrigger) -> String {
        switch trigger {
        case .customerReply: " by the customer's reply"
        case .agentReply: " by the agent's reply"
        case .assignment: " by assignment"
        case .escalation: " by escalation"
        case .timer: " by a timer"
        case .conversion: " by conversion"
        case .command, .unspecified, .unrecognized: ""
        }
    }

    private static func changes(_ changes: [FieldChange]) -> String {
        changes.map { "\($0.field) \"\($0.oldValue)\" -> \"\($0.newValue)\"" }.joined(separator: ", ")
    }

    private static func assignment(_ work: TicketAssigned) -> String {
        let team = work.team.isEmpty ? "" : ", team \(work.team)"
        return "assigned to \(work.assignee?.shortText ?? "nobody")\(team)"
    }

    private static func link(_ link: TicketLink?) -> String {
        guard let link else { return "" }
        return "\(EnumWord.word(link.kind)) \(TicketNumber.text(link.number))"
    }

    private static func line(_ cells: [String], _ style: TextStyle) -> String {
        let head = zip(cells, widths).map { DisplayWidth.padded($0, columns: $1) + "  " }.joined()
        let last = cells.last ?? ""
        guard let columns = style.columns else { return head + last }
        return head + DisplayWidth.truncated(last, columnsMax: max(columns - DisplayWidth.columns(of: head), 12))
    }
}
