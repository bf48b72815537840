internal import TTRPC
internal import TicketCore

extension Endpoints {
    /// Notes in the audit log what was done.
    ///
    /// - Parameters:
    ///   - person: the id of whom it was done to.
    ///   - object: the id of what it was done to.
    func record(
        _ kind: TicketCore.AuditEntry.Kind, by caller: Caller, from peer: PeerAddress, of person: String? = nil,
        on object: String? = nil
    ) async throws {
        try await store.record(
            TicketCore.AuditEntry(
                time: clock(), kind: kind, actorID: caller.actor.person.id,
                serviceID: caller.actor.delegation?.service.id, subjectID: person, objectID: object, peer: peer.host),
            tenant: caller.tenant)
    }
}
