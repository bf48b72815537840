public import CoreMetrics
public import TTRPC

/// Counts and times the calls of a client, with `service` and `method` as dimensions:
///
/// | | |
/// |---|---|
/// | `ttrpc_client_calls_total` | counter of ended calls, also by `code` |
/// | `ttrpc_client_call_duration_seconds` | timer: repetitions and waits for a connection included |
/// | `ttrpc_client_calls_in_flight` | meter |
public struct ClientMetrics: ClientInterceptor {
    private let metrics: CallMetrics
    private let clock: any Clock<Duration>

    /// - Parameters:
    ///   - factory: makes the instruments; as a rule the one that the process was bootstrapped with.
    ///   - clock: measures the calls.
    public init(
        factory: any MetricsFactory = MetricsSystem.factory, clock: any Clock<Duration> = ContinuousClock()
    ) {
        metrics = CallMetrics(prefix: "ttrpc_client", factory: factory)
        self.clock = clock
    }

    public nonisolated(nonsending) func intercept<Value>(
        _ call: OutgoingCall, next: (OutgoingCall) async throws -> Value
    ) async throws -> Value {
        let watch = Stopwatch(clock)
        let metrics = metrics.begin(call.method)
        do {
            let value = try await next(call)
            metrics.end(.ok, watch.elapsed)
            return value
        } catch {
            metrics.end(StatusCode(outcome: error), watch.elapsed)
            throw error
        }
    }
}
