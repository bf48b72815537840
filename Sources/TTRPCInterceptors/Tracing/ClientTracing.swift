internal import Instrumentation
public import TTRPC
public import Tracing

/// Makes a span of each call and sends its place in the trace along, as `traceparent` and `tracestate`.
///
/// Spans go to the tracer that the process was bootstrapped with, or to one of your own, which also writes the
/// metadata. If that writes no `traceparent`, the one that the call being handled came with is passed on as it is, and
/// so is that call's `x-request-id` in any case.
public struct ClientTracing: ClientInterceptor {
    /// Nil where nobody records spans.
    private let tracer: (any Tracer)?

    /// - Parameter tracer: where spans go; nil for the process's tracer, which has to be bootstrapped before.
    public init(tracer: (any Tracer)? = nil) {
        self.tracer = RecordingTracer.find(tracer)
    }

    public nonisolated(nonsending) func intercept<Value>(
        _ call: OutgoingCall, next: (OutgoingCall) async throws -> Value
    ) async throws -> Value {
        let context = ServiceContext.current ?? .topLevel
        var call = call
        if let id = context.requestID, call.options.metadata[first: "x-request-id"] == nil {
            call.options.metadata.append("x-request-id", id)
        }
        guard let tracer else {
            passOn(context.traceContext, &call.options.metadata)
            return try await next(call)
        }
        let span = tracer.startSpan(call.method.description, context: context, ofKind: .client)
        span.attributes.describe(call.method)
        tracer.inject(span.context, into: &call.options.metadata, using: MetadataInjector())
        // A tracer with a form of its own leaves the standard one to us.
        passOn(context.traceContext, &call.options.metadata)
        do {
            let value = try await ServiceContext.withValue(span.context) { try await next(call) }
            span.end(with: nil, failures: SpanFailures.client)
            return value
        } catch {
            span.end(with: error, failures: SpanFailures.client)
            throw error
        }
    }

    private func passOn(_ trace: TraceContext?, _ metadata: inout Metadata) {
        guard let trace, metadata[first: "traceparent"] == nil else { return }
        metadata.append("traceparent", trace.parent)
        if let state = trace.state { metadata.append("tracestate", state.text) }
    }
}
