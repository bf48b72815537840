internal import TicketCore

/// Bytes that may be a time zone's file.
enum ZonesTarget {
    private static let moments: [Int64] = [-62_135_596_800, 0, 1_700_000_000, 252_000_000_000]
    private static let hours = ServiceHours(
        zone: "UTC",
        week: Dictionary(
            uniqueKeysWithValues: Weekday.allCases.map { day in
                (day, ["00:30-02:30", "23:00-24:00"].compactMap { OpenInterval($0) })
            }))

    static func run(_ input: UnsafeRawBufferPointer) throws {
        guard let zone = try? ZoneRules(name: "Fuzzed", file: Array(input)) else { return }
        let calendar = try ServiceCalendar(hours: hours, zone: zone)
        for second in moments {
            try check(calendar, from: Timestamp(microsecondsSinceEpoch: second * 1_000_000))
        }
    }

    private static func check(_ calendar: ServiceCalendar, from start: Timestamp) throws {
        let time = Duration.seconds(20 * 86_400)
        guard let deadline = try? calendar.deadline(from: start, adding: time),
            let given = try? calendar.serviceTime(from: start, to: deadline)
        else { return }
        try promise(given == time, "\(given) of service until the deadline of \(time)")
        let opening = try calendar.nextOpening(after: start)
        if let opening { try promise(try calendar.isOpen(at: opening), "closed when it opens") }
        let closing = try calendar.nextClosing(after: start)
        if let closing { try promise(try !calendar.isOpen(at: closing), "open when it closes") }
    }
}
