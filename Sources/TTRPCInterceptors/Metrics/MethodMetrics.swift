internal import CoreMetrics
internal import Synchronization
internal import TTRPC

/// The instruments of one method. A class, so that a call's observer is small.
final class MethodMetrics: Sendable {
    let inFlight: Meter
    let bytesReceived: Counter
    let bytesSent: Counter
    private let duration: Timer
    private let outcomes = Mutex<[StatusCode: Counter]>([:])
    private let makeOutcome: @Sendable (StatusCode) -> Counter

    init(_ method: MethodDescriptor, prefix: String, factory: any MetricsFactory) {
        let dimensions = [("service", method.service), ("method", method.method)]
        inFlight = Meter(label: prefix + "_calls_in_flight", dimensions: dimensions, factory: factory)
        bytesReceived = Counter(label: prefix + "_received_bytes_total", dimensions: dimensions, factory: factory)
        bytesSent = Counter(label: prefix + "_sent_bytes_total", dimensions: dimensions, factory: factory)
        duration = Timer(
            label: prefix + "_call_duration_seconds", dimensions: dimensions, preferredDisplayUnit: .seconds,
            factory: factory)
        makeOutcome = { code in
            Counter(label: prefix + "_calls_total", dimensions: dimensions + [("code", code.name)], factory: factory)
        }
    }

    func end(_ code: StatusCode, _ duration: Duration) {
        inFlight.decrement()
        self.duration.recordNanoseconds(duration.nanosecondsClamped)
        let counter = outcomes.withLock { outcomes in
            if let counter = outcomes[code] { return counter }
            let counter = makeOutcome(code)
            outcomes[code] = counter
            return counter
        }
        counter.increment()
    }
}
