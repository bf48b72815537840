internal import CoreMetrics
internal import TTRPC

/// What a server counts. Names are part of what operators build on, see docs/OPERATIONS.md.
///
/// Calls are not counted here, since that costs every one of them, but by an interceptor that one may leave out.
struct ServerMetrics: Sendable {
    private let opened = Counter(label: "ttrpc_server_connections_opened_total")
    private let extended = Counter(label: "ttrpc_server_connections_extended_total")
    private let authenticationFailures = Counter(label: "ttrpc_server_authentication_failures_total")
    private let closed = Counter(label: "ttrpc_server_connections_closed_total")
    private let hits: [ServerLimit: Counter]

    init() {
        hits = Dictionary(
            uniqueKeysWithValues: ServerLimit.allCases.map { limit in
                (limit, Counter(label: "ttrpc_server_limit_hits_total", dimensions: [("limit", limit.rawValue)]))
            })
    }

    func connectionOpened() {
        opened.increment()
    }

    func connectionClosed() {
        closed.increment()
    }

    func connectionExtended() {
        extended.increment()
    }

    func authenticationFailed() {
        authenticationFailures.increment()
    }

    func hit(_ limit: ServerLimit) {
        hits[limit]?.increment()
    }
}
