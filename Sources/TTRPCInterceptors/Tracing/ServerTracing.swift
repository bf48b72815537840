public import Instrumentation
public import TTRPC
public import Tracing

/// Takes the caller's trace up and makes a span of each call.
///
/// Spans go to the tracer that the process was bootstrapped with (`InstrumentationSystem.bootstrap`), or to one of your
/// own; without any there are none. Either way the caller's `traceparent` and `tracestate` are checked as the W3C
/// recommends and found as `ServiceContext.traceContext`, so that ``ClientTracing`` passes them on.
public struct ServerTracing: ServerInterceptor {
    private let tracer: (any Tracer)?

    /// - Parameter tracer: where spans go; nil for the process's tracer.
    public init(tracer: (any Tracer)? = nil) {
        self.tracer = tracer
    }

    public func begin(
        _ call: CallContext, _ context: inout ServiceContext
    ) throws(RPCError) -> (any ServerCallObserver)? {
        let parents = call.metadata["traceparent"]
        if !parents.isEmpty {
            context.traceContext = TraceContext(parents: parents, states: call.metadata["tracestate"])
        }
        let tracer = tracer ?? InstrumentationSystem.tracer
        if tracer is NoOpTracer { return nil }
        tracer.extract(call.metadata, into: &context, using: MetadataExtractor())
        let span = tracer.startSpan(call.method.description, context: context, ofKind: .server)
        context = span.context
        span.attributes.describe(call.method)
        span.attributes["network.peer.address"] = call.peer.host
        return Observer(span: span)
    }

    private struct Observer: ServerCallObserver {
        let span: any Span

        func end(_ summary: ServerCallSummary) {
            span.attributes["request.id"] = summary.call.requestID
            span.end(with: summary.error, failures: SpanFailures.server)
        }
    }
}
