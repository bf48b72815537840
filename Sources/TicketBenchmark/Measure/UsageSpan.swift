/// What the processes of a run have used between two moments.
struct UsageSpan: Sendable, Hashable {
    /// The processor time of the span, and the memory at its end; nil where they are not known.
    let server: ProcessUsage?
    let own: ProcessUsage

    init(server: ProcessUsage?, own: ProcessUsage) {
        self.server = server
        self.own = own
    }

    init(from start: UsageMark, to end: UsageMark) {
        let server = start.server.flatMap { before in end.server?.since(before) }
        self.init(server: server, own: end.own.since(start.own))
    }
}

extension ProcessUsage {
    fileprivate func since(_ start: ProcessUsage) -> ProcessUsage {
        var span = self
        span.cpuNanoseconds -= start.cpuNanoseconds
        return span
    }
}
