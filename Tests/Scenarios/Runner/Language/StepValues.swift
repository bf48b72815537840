/// What stands in the open places of a line. A step asks for places that its own pattern has.
struct StepValues {
    let values: [String: SlotValue]

    /// A place that the step's pattern does not have, or not of this kind.
    struct NoSuchPlace: Error, CustomStringConvertible {
        let name: String
        var description: String { "the step has no place \"\(name)\" of that kind" }
    }

    /// Whether something stands there, as far as it may be left out.
    func has(_ name: String) -> Bool { values[name] != nil }

    func people(_ name: String = "people") throws -> [Person] {
        guard case .people(let people) = values[name] else { throw NoSuchPlace(name: name) }
        return people
    }

    func person(_ name: String = "person") throws -> Person {
        guard let person = try people(name).first else { throw NoSuchPlace(name: name) }
        return person
    }

    func texts(_ name: String = "texts") throws -> [String] {
        guard case .texts(let texts) = values[name] else { throw NoSuchPlace(name: name) }
        return texts
    }

    func text(_ name: String = "text") throws -> String {
        guard let text = try texts(name).first else { throw NoSuchPlace(name: name) }
        return text
    }

    /// The texts in other languages; none if they are left out.
    func labels(_ name: String = "labels") throws -> [SlotValue.Label] {
        guard let value = values[name] else { return [] }
        guard case .labels(let labels) = value else { throw NoSuchPlace(name: name) }
        return labels
    }

    func ticket(_ name: String = "ticket") throws -> SlotValue.TicketName {
        guard let value = values[name] else { return .it }
        guard case .ticket(let ticket) = value else { throw NoSuchPlace(name: name) }
        return ticket
    }

    func number(_ name: String = "number") throws -> Int {
        guard case .number(let number) = values[name] else { throw NoSuchPlace(name: name) }
        return number
    }

    func seconds(_ name: String = "duration") throws -> Int {
        guard case .duration(let seconds) = values[name] else { throw NoSuchPlace(name: name) }
        return seconds
    }

    func word(_ name: String = "word") throws -> String {
        guard case .word(let word) = values[name] else { throw NoSuchPlace(name: name) }
        return word
    }
}
