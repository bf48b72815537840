internal import Synchronization
internal import TicketMessages

/// Which services serve. All do until the server drains.
final class HealthRegistry: Sendable {
    private let names: Set<String>
    let drain: DrainSignal

    /// A registry of these services; the empty name, the server as a whole, is always in it.
    init(services: [String], drain: DrainSignal) {
        names = Set(services + [""])
        self.drain = drain
    }

    /// Whether each service serves, by name.
    var statuses: [(name: String, status: GRPCHealthHealthCheckResponse.ServingStatus)] {
        names.sorted().map { ($0, drain.isDraining ? .notServing : .serving) }
    }

    /// Whether a service serves; nil if there is none of this name.
    func status(of service: String) -> GRPCHealthHealthCheckResponse.ServingStatus? {
        guard names.contains(service) else { return nil }
        return drain.isDraining ? .notServing : .serving
    }
}
