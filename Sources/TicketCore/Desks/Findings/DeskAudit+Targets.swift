extension DeskAudit {
    /// The longest that a desk promises, in seconds: three years of 365 days.
    private static let targetSecondsMax: Int64 = 94_608_000

    mutating func checkTargets() {
        for (index, target) in desk.automation.targets.enumerated() {
            let path: [DeskFinding.PathStep] = ["sla", .index(index)]
            let place = "sla.\(target.key)"
            checkSpans(target, place, path)
            if target.clock == .serviceHours, desk.hours == nil {
                error(
                    "NO_HOURS", path + ["clock"],
                    "\(place): it runs on service hours, and the desk has none; give it hours")
            }
            if let condition = target.condition {
                check(condition, place, path + ["when"])
                if ConditionReach(desk: desk).cannotHold(condition) {
                    warn(
                        "TARGET_NEVER_HOLDS", path + ["when"],
                        "\(place): no ticket of this desk can be so; change it, or take it out")
                }
            }
            checkIsReached(index, target, place, path)
        }
    }

    private mutating func checkSpans(_ target: ServiceTarget, _ place: String, _ path: [DeskFinding.PathStep]) {
        if !(1...Self.targetSecondsMax).contains(target.seconds) {
            error("OUT_OF_RANGE", path + ["within"], "\(place): from one second to three years")
        }
        guard let warning = target.warningSeconds, !(1..<max(2, target.seconds)).contains(warning) else { return }
        error("OUT_OF_RANGE", path + ["warn_before"], "\(place): warn less than the promised time before its end")
    }

    /// The first target of a kind that holds is the one.
    private mutating func checkIsReached(
        _ index: Int, _ target: ServiceTarget, _ place: String, _ path: [DeskFinding.PathStep]
    ) {
        let earlier = desk.automation.targets[..<index].first { $0.kind == target.kind && $0.condition == nil }
        guard let earlier else { return }
        warn(
            "TARGET_NEVER_HOLDS", path,
            "\(place): \(earlier.key) before it holds for every ticket; put that one last")
    }
}
