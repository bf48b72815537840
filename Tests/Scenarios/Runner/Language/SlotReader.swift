/// Reads what stands in an open place from the front of a line.
struct SlotReader {
    let tokens: ArraySlice<Token>

    /// The value and what comes behind it; nil if nothing of the kind stands there.
    func read(_ kind: SlotKind) -> (value: SlotValue, rest: ArraySlice<Token>)? {
        switch kind {
        case .person: person.map { (.people([$0]), tokens.dropFirst()) }
        case .people: list { $0.person }.map { (.people($0.values), $0.rest) }
        case .text: text.map { (.texts([$0]), tokens.dropFirst()) }
        case .texts: list { $0.text }.map { (.texts($0.values), $0.rest) }
        case .labels: labels
        case .ticket: ticket
        case .number: word.flatMap { Int($0) }.map { (.number($0), tokens.dropFirst()) }
        case .duration: duration
        case .date: shaped("dddd-dd-dd")
        case .time: shaped("dd:dd")
        case .word: word.map { (.word($0), tokens.dropFirst()) }
        }
    }

    private var word: String? {
        if case .word(let word) = tokens.first { word } else { nil }
    }

    private var text: String? {
        if case .text(let text) = tokens.first { text } else { nil }
    }

    private var person: Person? { word.flatMap(Person.init(rawValue:)) }

    private func after(_ count: Int) -> SlotReader { SlotReader(tokens: tokens.dropFirst(count)) }

    /// `a`, `a and b`, `a, b and c`.
    private func list<Value>(_ one: (SlotReader) -> Value?) -> (values: [Value], rest: ArraySlice<Token>)? {
        guard let first = one(self) else { return nil }
        var values = [first]
        var place = after(1)
        while place.tokens.first == .mark(","), let next = one(place.after(1)) {
            values.append(next)
            place = place.after(2)
        }
        if place.tokens.first == .word("and"), let last = one(place.after(1)) {
            values.append(last)
            place = place.after(2)
        }
        return (values, place.tokens)
    }

    private var labels: (value: SlotValue, rest: ArraySlice<Token>)? {
        guard tokens.first == .mark("(") else { return nil }
        var labels: [SlotValue.Label] = []
        var place = after(1)
        while let language = place.word, let text = place.after(1).text {
            labels.append(SlotValue.Label(language: language, text: text))
            place = place.after(2)
            guard place.tokens.first == .mark(",") else { break }
            place = place.after(1)
        }
        guard !labels.isEmpty, place.tokens.first == .mark(")") else { return nil }
        return (.labels(labels), place.tokens.dropFirst())
    }

    private var ticket: (value: SlotValue, rest: ArraySlice<Token>)? {
        if word == "it" { return (.ticket(.it), tokens.dropFirst()) }
        guard word == "the", after(1).word == "ticket", let subject = after(2).text else { return nil }
        return (.ticket(.subject(subject)), tokens.dropFirst(3))
    }

    private var duration: (value: SlotValue, rest: ArraySlice<Token>)? {
        var seconds = 0
        var place = self
        while let count = place.word.flatMap({ Int($0) }), count >= 0, count < 1_000_000,
            let unit = place.after(1).word.flatMap(Self.seconds)
        {
            seconds += count * unit
            place = place.after(2)
        }
        return place.tokens.count == tokens.count ? nil : (.duration(seconds: seconds), place.tokens)
    }

    private static func seconds(_ unit: String) -> Int? {
        switch unit {
        case "second", "seconds": 1
        case "minute", "minutes": 60
        case "hour", "hours": 3_600
        case "day", "days": 86_400
        default: nil
        }
    }

    /// A word of digits where `d` stands, and else of what stands there.
    private func shaped(_ shape: String) -> (value: SlotValue, rest: ArraySlice<Token>)? {
        guard let word, word.count == shape.count,
            zip(word, shape).allSatisfy({ $1 == "d" ? $0.isASCII && $0.isNumber : $0 == $1 })
        else { return nil }
        return (.word(word), tokens.dropFirst())
    }
}
