internal import TicketCore

/// A timer as a desk's file spells it.
struct TimerEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case key
        case armedBy = "armed_by"
        case disarmedBy = "disarmed_by"
        case after
        case atLeast = "at_least"
        case atMost = "at_most"
        case clock
        case to
    }

    let timer: DeskTimer

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        let least = try values.decodeSpanIfPresent(forKey: .atLeast)
        let most = try values.decodeSpanIfPresent(forKey: .atMost)
        timer = DeskTimer(
            key: try values.decode(String.self, forKey: .key),
            armedBy: try values.decodeIfPresent([SignalEntry].self, forKey: .armedBy)?.map(\.signal) ?? [],
            disarmedBy: try values.decodeIfPresent([SignalEntry].self, forKey: .disarmedBy)?.map(\.signal) ?? [],
            seconds: try values.decodeSpan(forKey: .after),
            secondsRange: try Self.range(least, most, in: values),
            clock: try values.decodeWord(DeskTimer.Clock.self, forKey: .clock),
            target: try values.decode(String.self, forKey: .to))
    }

    private static func range(
        _ least: Int64?, _ most: Int64?, in values: KeyedDecodingContainer<Key>
    ) throws -> ClosedRange<Int64>? {
        guard least != nil || most != nil else { return nil }
        let (lower, upper) = (least ?? 1, most ?? .max)
        guard lower <= upper else {
            throw DecodingError.dataCorruptedError(
                forKey: .atMost, in: values, debugDescription: "at_most is less than at_least")
        }
        return lower...upper
    }
}

/// What arms or disarms a timer as a desk's file spells it: a word, or a status that is entered or left.
struct SignalEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case enters
        case leaves
    }

    let signal: DeskTimer.Signal

    init(from decoder: any Decoder) throws {
        switch decoder.word {
        case "agent_reply": signal = .agentReply
        case "customer_activity": signal = .customerActivity
        case "assigned": signal = .assigned
        case let word?:
            throw decoder.unknownWord(
                word, known: ["agent_reply", "customer_activity", "assigned", "{enters: …}", "{leaves: …}"])
        case nil:
            let values = try decoder.strictContainer(keyedBy: Key.self)
            let entered = try values.decodeIfPresent(String.self, forKey: .enters)
            let left = try values.decodeIfPresent(String.self, forKey: .leaves)
            switch (entered, left) {
            case (let status?, nil): signal = .entered(status: status)
            case (nil, let status?): signal = .left(status: status)
            default:
                throw DecodingError.dataCorrupted(
                    DecodingError.Context(
                        codingPath: decoder.codingPath, debugDescription: "name one status, that it enters or leaves"))
            }
        }
    }
}
