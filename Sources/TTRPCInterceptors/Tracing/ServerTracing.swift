public import Instrumentation
public import TTRPC
public import Tracing

/// Takes the caller's trace up and makes a span of each call.
///
/// Spans go to the tracer that the process was bootstrapped with (`InstrumentationSystem.bootstrap`), or to one of your
/// own; without any there are none. Either way the caller's `traceparent` and `tracestate` are checked as the W3C
/// recommends and found as `ServiceContext.traceContext`, so that ``ClientTracing`` passes them on.
public struct ServerTracing: ServerInterceptor {
    /// Nil where nobody records spans.
    private let tracer: (any Tracer)?

    /// - Parameter tracer: where spans go; nil for the process's tracer, which has to be bootstrapped before.
    public init(tracer: (any Tracer)? = nil) {
        self.tracer = RecordingTracer.find(tracer)
    }

    public func begin(
        _ call: CallContext, _ context: inout ServiceContext
    ) throws(RPCError) -> (any ServerCallObserver)? {
        let parents = call.metadata["traceparent"]
        if !parents.isEmpty {
            context.traceContext = TraceContext(parents: parents, states: call.metadata["tracestate"])
        }
        guard let tracer else { return nil }
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
