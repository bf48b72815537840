internal import TestRandom

extension SeededRandom {
    /// A number of the range.
    mutating func pick(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// True once in `odds` times.
    mutating func one(in odds: Int) -> Bool {
        pick(1...odds) == 1
    }

    /// Any element, or nil of an empty list.
    mutating func any<Element>(of elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[pick(0...(elements.count - 1))]
    }
}
