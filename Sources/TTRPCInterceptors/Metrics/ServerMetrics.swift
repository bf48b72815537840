public import CoreMetrics
public import Instrumentation
public import TTRPC

/// Counts and times the calls of a server, with `service` and `method` as dimensions:
///
/// | | |
/// |---|---|
/// | `ttrpc_server_calls_total` | counter of ended calls, also by `code` |
/// | `ttrpc_server_call_duration_seconds` | timer: from the request to the answer, of a stream to its end |
/// | `ttrpc_server_calls_in_flight` | meter |
/// | `ttrpc_server_received_bytes_total`, `ttrpc_server_sent_bytes_total` | counters, added to when a call ends |
/// | `ttrpc_server_refusals_total` | counter by `code` alone: requests that were answered before they were calls |
public struct ServerMetrics: ServerInterceptor {
    private let metrics: CallMetrics

    /// - Parameter factory: makes the instruments; as a rule the one that the process was bootstrapped with.
    public init(factory: any MetricsFactory = MetricsSystem.factory) {
        metrics = CallMetrics(prefix: "ttrpc_server", factory: factory)
    }

    public func begin(
        _ call: CallContext, _ context: inout ServiceContext
    ) throws(RPCError) -> (any ServerCallObserver)? {
        Observer(metrics: metrics.begin(call.method))
    }

    public func refused(_ refusal: CallRefusal) {
        metrics.refused(refusal.error.code)
    }

    private struct Observer: ServerCallObserver {
        let metrics: MethodMetrics

        func end(_ summary: ServerCallSummary) {
            metrics.end(summary.code, summary.duration)
            metrics.bytesReceived.increment(by: summary.received.bytes)
            metrics.bytesSent.increment(by: summary.sent.bytes)
        }
    }
}
