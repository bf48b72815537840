/// A range of time, closed at its start and open at its end.
public struct TimeRange: Sendable, Hashable {
    /// The first moment in it; nil for no bound.
    public var start: Timestamp?
    /// The first moment after it; nil for no bound.
    public var end: Timestamp?

    /// A range; by default all of time.
    public init(start: Timestamp? = nil, end: Timestamp? = nil) {
        self.start = start
        self.end = end
    }

    /// Whether a moment lies in it.
    public func contains(_ time: Timestamp) -> Bool {
        (start.map { $0 <= time } ?? true) && (end.map { time < $0 } ?? true)
    }
}
