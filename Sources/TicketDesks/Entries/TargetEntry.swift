internal import TicketCore

/// A promise as a desk's file spells it.
struct TargetEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case key
        case kind
        case within
        case clock
        case when
        case pausedOn = "paused_on"
        case warnBefore = "warn_before"
    }

    let target: ServiceTarget

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        let kind = try values.decodeWord(ServiceTarget.Kind.self, forKey: .kind)
        // What waits on the customer is not late in being solved, unless the file says so with an empty list.
        let usual: [Status.WaitingOn] = kind == .resolution ? [.customer] : []
        let pausedOn = try values.decodeWords(Status.WaitingOn.self, forKey: .pausedOn)
        target = ServiceTarget(
            key: try values.decode(String.self, forKey: .key), kind: kind,
            seconds: try values.decodeSpan(forKey: .within),
            clock: try values.decodeWord(DeskTimer.Clock.self, forKey: .clock),
            condition: try values.decodeIfPresent(ConditionEntry.self, forKey: .when)?.condition,
            pausedOn: values.contains(.pausedOn) ? Status.WaitingOn.allCases.filter(pausedOn.contains) : usual,
            warningSeconds: try values.decodeSpanIfPresent(forKey: .warnBefore))
    }
}
