extension Desk {
    /// Whether one of its timers or promises runs on service hours, so that deciding on its tickets needs its calendar.
    public var needsCalendar: Bool {
        timers.contains { $0.clock == .serviceHours } || automation.targets.contains { $0.clock == .serviceHours }
    }

    /// Its service hours under the rules of its zone, for deciding; nil if it needs none, or the zone is not to be had.
    /// A decision that needs it is refused then.
    ///
    /// Reads a file: keep the answer.
    public func calendar(from zones: ZoneDatabase) -> ServiceCalendar? {
        guard needsCalendar, let hours else { return nil }
        return try? zones.calendar(hours)
    }
}
