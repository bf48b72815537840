/// Which entries of the audit log are asked for: the newest first.
public struct AuditQuery: Sendable, Hashable {
    /// Of this tenant.
    public var tenant: String
    /// Of these kinds; empty for all.
    public var kinds: Set<AuditEntry.Kind>
    /// About this person or service, as actor, subject or service; nil for anybody.
    public var personID: String?
    /// Not before this moment; nil for any.
    public var from: Timestamp?
    /// Before this moment; nil for any.
    public var until: Timestamp?
    /// Older than the entry at this position; nil for the newest.
    public var before: Int64?
    /// So many at most.
    public var limit: Int

    /// A question for entries.
    public init(
        tenant: String, kinds: Set<AuditEntry.Kind> = [], personID: String? = nil, from: Timestamp? = nil,
        until: Timestamp? = nil, before: Int64? = nil, limit: Int
    ) {
        self.tenant = tenant
        self.kinds = kinds
        self.personID = personID
        self.from = from
        self.until = until
        self.before = before
        self.limit = limit
    }

    /// Whether an entry is asked for, its position aside.
    public func includes(_ entry: AuditEntry) -> Bool {
        (kinds.isEmpty || kinds.contains(entry.kind))
            && (personID.map { [entry.actorID, entry.subjectID, entry.serviceID].contains($0) } ?? true)
            && (from.map { $0 <= entry.time } ?? true) && (until.map { entry.time < $0 } ?? true)
    }
}
