internal import TicketCore

/// Versions of desks that were read before: they never change, and decoding one costs more than the command.
final class DeskCache {
    private struct Key: Hashable {
        var tenant: TenantID
        var desk: String
        var version: Int?
    }

    /// How many are kept; all are dropped when there are more.
    private static let versionsMax = 1_024

    private let reads: KeyedReads
    private var versions: [Key: DeskVersion] = [:]
    private var calendars: [ServiceHours: ServiceCalendar] = [:]

    init(_ reads: KeyedReads) {
        self.reads = reads
    }

    /// One version of a desk.
    func desk(_ key: String, version: Int, tenant: TenantID) throws -> DeskVersion? {
        try find(Key(tenant: tenant, desk: key, version: version))
    }

    /// The newest version of a desk. Only for who knows when there is a newer one, and forgets all then.
    func newest(_ key: String, tenant: TenantID) throws -> DeskVersion? {
        try find(Key(tenant: tenant, desk: key, version: nil))
    }

    /// A desk's service hours under the rules of its zone, if it needs them.
    ///
    /// The zone's file is read once: a newer one takes effect with the next start.
    func calendar(of desk: Desk) -> ServiceCalendar? {
        guard desk.needsCalendar, let hours = desk.hours else { return nil }
        if let known = calendars[hours] { return known }
        let calendar = desk.calendar(from: .system)
        if calendars.count >= Self.versionsMax { calendars.removeAll() }
        calendars[hours] = calendar
        return calendar
    }

    /// Drops everything.
    func forgetAll() {
        versions.removeAll()
    }

    private func find(_ key: Key) throws -> DeskVersion? {
        if let known = versions[key] { return known }
        guard let version = try reads.desk(key.desk, version: key.version, tenant: key.tenant) else { return nil }
        if versions.count >= Self.versionsMax { versions.removeAll() }
        versions[key] = version
        return version
    }
}
