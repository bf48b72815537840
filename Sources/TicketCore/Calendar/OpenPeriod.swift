/// A stretch of time with service throughout, closed at its start and open at its end.
struct OpenPeriod: Sendable, Hashable {
    var start: Timestamp
    var end: Timestamp

    var microseconds: Int64 { start.microseconds(to: end) }
}
