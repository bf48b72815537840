extension TicketEvent {
    /// What kind of thing happened, by the name that the contract has for it.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The ticket was made.
        case created
        /// Fields have other values.
        case updated
        /// The status is another.
        case transitioned
        /// A comment was added.
        case commentAdded = "comment_added"
        /// Somebody else works on it.
        case assigned
        /// It went to another tier.
        case escalated
        /// A track is in another state.
        case trackChanged = "track_changed"
        /// The service was rated.
        case rated
        /// Somebody takes part.
        case participantAdded = "participant_added"
        /// Somebody takes part no more.
        case participantRemoved = "participant_removed"
        /// It hangs together with another ticket.
        case linked
        /// It does not any more.
        case unlinked
        /// It was merged into another ticket.
        case merged
        /// It stands for itself again.
        case unmerged
        /// Another ticket was merged into it.
        case absorbed
        /// Another ticket stands for itself again.
        case released
        /// It was deleted.
        case deleted
        /// It is there again.
        case undeleted
        /// Tags were put on it or taken off it.
        case tagged
        /// The desk's own fields have other values.
        case fieldsSet = "fields_set"
        /// It lives at another desk, or under another version of its own.
        case moved
        /// A timer was started.
        case timerArmed = "timer_armed"
        /// A timer was stopped.
        case timerDisarmed = "timer_disarmed"
        /// A timer ran out.
        case timerFired = "timer_fired"
        /// A rule's action could not be done.
        case actionSkipped = "action_skipped"
        /// Rules went too far and were stopped.
        case rulesStopped = "rules_stopped"
        /// A promise holds from now on.
        case slaStarted = "sla_started"
        /// A promise's clock stands still.
        case slaPaused = "sla_paused"
        /// A promise's clock goes on.
        case slaResumed = "sla_resumed"
        /// Another promise takes a promise's place.
        case slaChanged = "sla_changed"
        /// A promise's time is nearly used up.
        case slaWarned = "sla_warned"
        /// A promise's time is used up.
        case slaBreached = "sla_breached"
        /// A promise was kept.
        case slaMet = "sla_met"
        /// A promise does not hold any more.
        case slaDropped = "sla_dropped"
        /// Somebody's personal data was taken out of it and of the events before.
        case requesterErased = "requester_erased"
    }

    /// What kind of thing happened.
    public var kind: Kind {
        switch change {
        case .created: .created
        case .updated: .updated
        case .transitioned: .transitioned
        case .commentAdded: .commentAdded
        case .assigned: .assigned
        case .escalated: .escalated
        case .trackSet: .trackChanged
        case .rated: .rated
        case .participantAdded: .participantAdded
        case .participantRemoved: .participantRemoved
        case .linked: .linked
        case .unlinked: .unlinked
        case .mergedInto: .merged
        case .unmergedFrom: .unmerged
        case .absorbed: .absorbed
        case .released: .released
        case .deleted: .deleted
        case .undeleted: .undeleted
        case .tagged: .tagged
        case .fieldsSet: .fieldsSet
        case .moved: .moved
        case .timerArmed: .timerArmed
        case .timerDisarmed: .timerDisarmed
        case .timerFired: .timerFired
        case .actionSkipped: .actionSkipped
        case .rulesStopped: .rulesStopped
        case .target(let step, _): Kind(step)
        case .requesterErased: .requesterErased
        }
    }

    /// The status that the ticket came into by it, by key, as customers or staff know it; nil if it did not.
    public func enteredStatus(asCustomer: Bool) -> String? {
        let (status, seen): (StatusReference, StatusReference?)
        switch change {
        case .created(let created): (status, seen) = (created.status, created.state.customerStatus)
        case .transitioned(_, let to, _, _, let shown): (status, seen) = (to, shown?.to)
        case .moved(let moved): (status, seen) = (moved.status, moved.customerStatus)
        default: return nil
        }
        return asCustomer ? (seen ?? status).key : status.key
    }
}

extension TicketEvent.Kind {
    /// What happened to a promise.
    fileprivate init(_ step: TargetStep) {
        switch step {
        case .started: self = .slaStarted
        case .paused: self = .slaPaused
        case .resumed: self = .slaResumed
        case .changed: self = .slaChanged
        case .warned: self = .slaWarned
        case .breached: self = .slaBreached
        case .met: self = .slaMet
        case .dropped: self = .slaDropped
        }
    }
}
