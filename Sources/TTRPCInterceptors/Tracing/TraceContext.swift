/// Where a call stands in a trace that goes through several services, as the W3C Trace Context recommendation (level 1)
/// writes it into `traceparent` and `tracestate`.
public struct TraceContext: Sendable, Hashable {
    /// The trace: 32 lower-case hexadecimal digits, not all zero.
    public let traceID: String
    /// The caller's own part of it: 16 lower-case hexadecimal digits, not all zero.
    public let parentID: String
    /// Whether the caller may have recorded its part.
    public let isSampled: Bool
    /// What tracing systems have left for themselves; nil for nothing.
    public let state: TraceState?

    /// Reads the two headers.
    ///
    /// - Parameters:
    ///   - parents: the values of `traceparent`: exactly one, since of several nobody knows which counts.
    ///   - states: the values of `tracestate`, in order. If they break the rules they are left out, and the rest
    ///     counts.
    /// - Returns: nil when the parent breaks the rules: then there is no trace to go on with.
    public init?(parents: [String], states: [String] = []) {
        guard parents.count == 1, let parent = TraceParent(parents[0]) else { return nil }
        traceID = parent.traceID
        parentID = parent.parentID
        isSampled = parent.isSampled
        state = TraceState(states)
    }

    /// The value of `traceparent` in the version that this reads in full, 00, whatever the version that came. Of the
    /// flags only the one that version knows goes on.
    public var parent: String { "00-\(traceID)-\(parentID)-\(isSampled ? "01" : "00")" }
}
