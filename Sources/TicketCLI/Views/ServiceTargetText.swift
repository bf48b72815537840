internal import TicketMessages

/// A promise of a desk, in words.
enum ServiceTargetText {
    /// What is promised, and by when: `resolution (solve) due 2026-11-21T21:24:15Z`.
    static func text(_ target: ServiceTarget?) -> String {
        guard let target else { return "" }
        return "\(EnumWord.word(target.kind)) (\(target.target)) " + state(target)
    }

    /// Where it stands.
    static func state(_ target: ServiceTarget) -> String {
        let broken = target.breached ? "broken" : ""
        if let met = target.metTime {
            return "kept \(RFC3339.text(met))" + (target.breached ? ", too late" : "")
        }
        guard let due = target.dueTime else { return broken.isEmpty ? "standing still" : broken }
        return target.breached ? "broken, was due \(RFC3339.text(due))" : "due \(RFC3339.text(due))"
    }
}
