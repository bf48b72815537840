internal import CoreMetrics
internal import Synchronization
internal import TTRPC

/// The instruments of one side, made when they are first needed and kept.
final class CallMetrics: Sendable {
    private struct State {
        var methods: [MethodDescriptor: MethodMetrics] = [:]
        var refusals: [StatusCode: Counter] = [:]
    }

    private let prefix: String
    private let factory: any MetricsFactory
    private let state = Mutex(State())

    /// - Parameter prefix: what all labels begin with.
    init(prefix: String, factory: any MetricsFactory) {
        self.prefix = prefix
        self.factory = factory
    }

    /// A call begins; its end goes to what this returns.
    func begin(_ method: MethodDescriptor) -> MethodMetrics {
        let metrics = state.withLock { state in
            if let metrics = state.methods[method] { return metrics }
            let metrics = MethodMetrics(method, prefix: prefix, factory: factory)
            state.methods[method] = metrics
            return metrics
        }
        metrics.inFlight.increment()
        return metrics
    }

    func refused(_ code: StatusCode) {
        let counter = state.withLock { state in
            if let counter = state.refusals[code] { return counter }
            let counter = Counter(
                label: prefix + "_refusals_total", dimensions: [("code", code.name)], factory: factory)
            state.refusals[code] = counter
            return counter
        }
        counter.increment()
    }
}
