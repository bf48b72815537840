public import Instrumentation

extension ServiceContext {
    /// The trace that the call came with, as its caller wrote it.
    public var traceContext: TraceContext? {
        get { self[TraceContextKey.self] }
        set { self[TraceContextKey.self] = newValue }
    }

    private enum TraceContextKey: ServiceContextKey {
        typealias Value = TraceContext
    }
}
