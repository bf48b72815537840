internal import Synchronization
internal import TTRPC
internal import TicketCore

/// The clocks of desks: their service hours under the rules of their zones.
///
/// A zone's file is read once: a newer one takes effect with the next start.
final class DeskClocks: Sendable {
    /// The clock of a desk.
    struct Clock {
        let calendar: ServiceCalendar
        let zone: ZoneRules

        /// For desks that are always served.
        static let always = Clock(calendar: .wallClock, zone: .utc)
    }

    /// How many are kept; all are dropped when there are more.
    private static let clocksMax = 256

    private let zones: ZoneDatabase
    private let clocks = Mutex<[ServiceHours: Clock]>([:])

    init(zones: ZoneDatabase = .system) {
        self.zones = zones
    }

    /// The clock of a desk. May read a file.
    func clock(of desk: Desk) throws -> Clock {
        guard let hours = desk.hours else { return .always }
        if let known = clocks.withLock({ $0[hours] }) { return known }
        let clock: Clock
        do {
            clock = Clock(calendar: try zones.calendar(hours), zone: try zones.rules(named: hours.zone))
        } catch {
            throw RPCError(
                .failedPrecondition, reason: "UNUSABLE_HOURS",
                message: "the hours of the desk \(desk.key) cannot be used: \(error)")
        }
        clocks.withLock { clocks in
            if clocks.count >= Self.clocksMax { clocks.removeAll() }
            clocks[hours] = clock
        }
        return clock
    }
}
