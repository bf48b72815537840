/// Says when the next call is to be made.
protocol CallSource: Sendable {
    /// The next call, as soon as it is due; nil when there are no more.
    func next() async -> DueCall?

    /// Wakes those who wait for calls, until there are no more.
    func pace() async

    /// There are no more calls from now on.
    func end()

    /// The calls that were due at `start` or later and were not made, once there are no more.
    func unsent(dueFrom start: Int64) -> [UnsentCalls]
}
