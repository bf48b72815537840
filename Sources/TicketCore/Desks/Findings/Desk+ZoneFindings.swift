extension Desk {
    /// What is wrong with the zone of the desk's hours, by a database of zones; empty if nothing is, or if the name is
    /// none at all, which `findings()` tells.
    ///
    /// Reads a file. It is told when a desk is loaded, so that nothing fails for want of a zone later.
    public func findings(in zones: ZoneDatabase) -> [DeskFinding] {
        guard let hours, ZoneDatabase.isName(hours.zone) else { return [] }
        do throws(ZoneError) {
            _ = try zones.rules(named: hours.zone)
            return []
        } catch {
            return [
                DeskFinding(
                    severity: .error, code: "UNKNOWN_ZONE", path: ["hours", "zone"], message: "hours.zone: \(error)")
            ]
        }
    }
}
