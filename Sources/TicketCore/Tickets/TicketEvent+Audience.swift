extension TicketEvent {
    /// Who sees an event of a ticket that they see.
    public enum Audience: Sendable, Hashable {
        /// Whoever sees the ticket.
        case everybody
        /// The ticket's requester, and staff.
        case requester
        /// Staff.
        case staff
    }

    /// Who sees this. Customers see nothing of a transition between two statuses that look the same to them.
    public var audience: Audience {
        switch change {
        case .commentAdded(let comment): comment.isInternal ? .staff : .everybody
        case .transitioned(_, _, _, _, let seen): seen?.isSeen ?? true ? .everybody : .staff
        case .linked(let link), .unlinked(let link): link.kind.isSeenByCustomers ? .everybody : .staff
        case .created, .updated, .assigned, .trackSet, .mergedInto, .unmergedFrom, .moved, .requesterErased:
            .everybody
        case .rated, .participantAdded, .participantRemoved: .requester
        case .escalated, .absorbed, .released, .deleted, .undeleted, .tagged, .fieldsSet, .timerArmed, .timerDisarmed,
            .timerFired, .actionSkipped, .rulesStopped, .target:
            .staff
        }
    }
}
