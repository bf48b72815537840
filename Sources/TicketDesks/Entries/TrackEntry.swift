internal import TicketCore

/// A track as a desk's file spells it.
struct TrackEntry: Decodable {
    private enum Key: String, CodingKey, CaseIterable {
        case key
        case names
        case initial
        case states
        case transitions
    }

    private struct StateEntry: Decodable {
        enum Key: String, CodingKey, CaseIterable {
            case key
            case labels
            case description
            case terminal
        }

        let state: Track.State

        init(from decoder: any Decoder) throws {
            let values = try decoder.strictContainer(keyedBy: Key.self)
            state = Track.State(
                key: try values.decode(String.self, forKey: .key),
                labels: try values.decode(LocalizedText.self, forKey: .labels),
                descriptions: try values.decodeIfPresent(LocalizedText.self, forKey: .description)
                    ?? LocalizedText([:]),
                terminal: try values.decodeIfPresent(Bool.self, forKey: .terminal) ?? false)
        }
    }

    private struct MoveEntry: Decodable {
        enum Key: String, CodingKey, CaseIterable {
            case from
            case to
            case by
            case action
        }

        let move: Track.Move

        init(from decoder: any Decoder) throws {
            let values = try decoder.strictContainer(keyedBy: Key.self)
            move = Track.Move(
                from: TransitionEntry.pattern(try values.decode(String.self, forKey: .from)),
                to: TransitionEntry.pattern(try values.decode(String.self, forKey: .to)),
                roles: try values.decodeWords(Role.self, forKey: .by),
                actionLabels: try values.decodeIfPresent(LocalizedText.self, forKey: .action) ?? LocalizedText([:]))
        }
    }

    let track: Track

    init(from decoder: any Decoder) throws {
        let values = try decoder.strictContainer(keyedBy: Key.self)
        track = Track(
            key: try values.decode(String.self, forKey: .key),
            names: try values.decode(LocalizedText.self, forKey: .names),
            initialState: try values.decode(String.self, forKey: .initial),
            states: try values.decode([StateEntry].self, forKey: .states).map(\.state),
            moves: try values.decode([MoveEntry].self, forKey: .transitions).map(\.move))
    }
}
