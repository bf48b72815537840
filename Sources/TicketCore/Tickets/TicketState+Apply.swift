extension TicketState {
    /// Takes an event's change as far as it is about the state. What concerns the ticket's fields and status is not.
    mutating func take(_ change: TicketEvent.Change, at time: Timestamp) {
        switch change {
        case .assigned(let assignee, let team):
            self.assignee = assignee
            self.team = team
        case .escalated(_, let tier, _): self.tier = tier
        case .trackSet(let track, _, let state): tracks[track] = state
        case .rated(let rating): self.rating = rating
        case .participantAdded(let participant): put(participant)
        case .participantRemoved(let email): participants.removeAll { Self.isSame($0.email, email) }
        case .tagged(let added, let removed):
            tags = Set(tags).union(added).subtracting(removed).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        case .target(let step, let target): take(step, target)
        case .fieldsSet(let changes): for change in changes { fields[change.key] = change.newValue }
        default:
            takeRelation(change, at: time)
            takeTimer(change)
        }
    }

    private mutating func takeRelation(_ change: TicketEvent.Change, at time: Timestamp) {
        switch change {
        case .linked(let link): if !links.contains(link) { links.append(link) }
        case .unlinked(let link): links.removeAll { $0 == link }
        case .mergedInto(let number): mergedInto = number
        case .unmergedFrom: mergedInto = nil
        case .absorbed(let number): if !mergedTickets.contains(number) { mergedTickets.append(number) }
        case .released(let number): mergedTickets.removeAll { $0 == number }
        case .deleted: deleteTime = time
        case .undeleted: deleteTime = nil
        default: break
        }
    }

    private mutating func takeTimer(_ change: TicketEvent.Change) {
        switch change {
        case .timerArmed(let timer):
            timers.removeAll { $0.key == timer.key }
            timers.append(timer)
        case .timerDisarmed(let key), .timerFired(let key): timers.removeAll { $0.key == key }
        default: break
        }
    }

    private mutating func take(_ step: TargetStep, _ target: TargetState) {
        let others = targets.filter { $0.kind != target.kind }
        let all = step == .dropped ? others : others + [target]
        targets = ServiceTarget.Kind.allCases.flatMap { kind in all.filter { $0.kind == kind } }
    }

    private mutating func put(_ participant: Participant) {
        if let index = participants.firstIndex(where: { Self.isSame($0.email, participant.email) }) {
            participants[index] = participant
        } else {
            participants.append(participant)
        }
    }

    private static func isSame(_ first: String, _ second: String) -> Bool {
        first.lowercased() == second.lowercased()
    }
}
