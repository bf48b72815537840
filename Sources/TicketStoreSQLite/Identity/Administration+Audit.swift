internal import TicketCore

extension Administration {
    /// Writes something down.
    func record(_ entry: AuditEntry, tenant name: String) throws {
        try record(entry, tenant: try ensureTenant(name))
    }

    /// Writes something down, and removes entries that are old enough, a little at a time.
    func record(_ entry: AuditEntry, tenant: TenantID) throws {
        try connection.run(
            """
            DELETE FROM audit WHERE position IN (SELECT position FROM audit ORDER BY position LIMIT 2) AND time < ?
            """, [.time(entry.time.advanced(byMicroseconds: -AuditEntry.keptMicroseconds))])
        try connection.run(
            """
            INSERT INTO audit (tenant, time, kind, actor, service, subject, object, peer, details)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(tenant.rawValue), .time(entry.time), .text(entry.kind.rawValue), .optional(entry.actorID),
                .optional(entry.serviceID), .optional(entry.subjectID), .optional(entry.objectID),
                .optional(entry.peer), .text(entry.details),
            ])
    }
}
