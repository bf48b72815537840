/// A stretch of time in which a zone's clocks run evenly. Moments are seconds since the Unix epoch.
struct ZoneSpan: Sendable, Hashable {
    /// The first moment in it; `Int.min` for no bound.
    var start: Int
    /// The first moment behind it; `Int.max` for no bound.
    var end: Int
    /// By how many seconds the clocks are ahead of UTC.
    var offsetSeconds: Int
}
