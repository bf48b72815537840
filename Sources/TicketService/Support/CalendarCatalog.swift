internal import Synchronization
internal import TicketCore

/// Desks' service hours under the rules of their zones, worked out once each.
///
/// A zone's file is read once: a newer one takes effect with the next start.
final class CalendarCatalog: Sendable {
    /// How many are kept; all are dropped when there are more.
    private static let calendarsMax = 1_024

    private let zones: ZoneDatabase
    private let calendars = Mutex<[ServiceHours: ServiceCalendar?]>([:])

    init(zones: ZoneDatabase = .system) {
        self.zones = zones
    }

    /// A desk's calendar; nil if it has no hours, or its zone is not to be had. Reads a file the first time.
    func calendar(of desk: Desk) -> ServiceCalendar? {
        guard let hours = desk.hours else { return nil }
        if let known = calendars.withLock({ $0[hours] }) { return known }
        let calendar = try? zones.calendar(hours)
        calendars.withLock { calendars in
            if calendars.count >= Self.calendarsMax { calendars.removeAll() }
            calendars[hours] = .some(calendar)
        }
        return calendar
    }
}
