/// An entry of the audit log at its place.
public struct StoredAuditEntry: Sendable, Hashable {
    /// Grows from entry to entry; others' entries lie between.
    public var position: Int64
    /// What was done.
    public var entry: AuditEntry

    /// An entry at its place.
    public init(position: Int64, entry: AuditEntry) {
        self.position = position
        self.entry = entry
    }
}
