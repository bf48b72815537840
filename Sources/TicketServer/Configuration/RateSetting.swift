internal import TicketService

/// How often anybody may call, as an operator may set it; defaults and meaning stand in docs/OPERATIONS.md.
public enum RateSetting: String, Sendable, CaseIterable {
    /// Calls a second of one person; 0 for any number.
    case personPerSecond = "person_per_second"
    /// Calls of one person at once.
    case personBurst = "person_burst"
    /// Calls a second of all people of a tenant; 0 for any number.
    case tenantPerSecond = "tenant_per_second"
    /// Calls of all people of a tenant at once.
    case tenantBurst = "tenant_burst"
    /// Calls a second of one service; 0 for any number.
    case servicePerSecond = "service_per_second"
    /// Calls of one service at once.
    case serviceBurst = "service_burst"
    /// Calls a second from one address without a good token; 0 for any number.
    case addressPerSecond = "address_per_second"
    /// Calls from one address without a good token at once.
    case addressBurst = "address_burst"

    /// Its key in a file; in the environment it is `TICKETD_RATES_` and the name in capitals.
    public var key: String { "rates.\(rawValue)" }

    /// What it may be set to.
    var range: ClosedRange<Int> {
        switch self {
        case .personPerSecond, .tenantPerSecond, .servicePerSecond, .addressPerSecond: 0...RateLimit.range.upperBound
        case .personBurst, .tenantBurst, .serviceBurst, .addressBurst: RateLimit.range
        }
    }
}

extension RateLimits {
    /// The limits of which an operator has set some; without any, a development server has none.
    init(_ settings: [RateSetting: Int], isDevelopment: Bool) {
        let standard: RateLimits = isDevelopment && settings.isEmpty ? .none : .standard
        self.init(
            person: settings.limit(.personPerSecond, .personBurst, else: standard.person),
            tenant: settings.limit(.tenantPerSecond, .tenantBurst, else: standard.tenant),
            service: settings.limit(.servicePerSecond, .serviceBurst, else: standard.service),
            address: settings.limit(.addressPerSecond, .addressBurst, else: standard.address))
    }
}

extension [RateSetting: Int] {
    /// A limit; where only the rate is set, the burst is twice as much.
    fileprivate func limit(_ rate: RateSetting, _ burst: RateSetting, else standard: RateLimit?) -> RateLimit? {
        guard let callsPerSecond = self[rate] else {
            guard let standard else { return nil }
            return RateLimit(callsPerSecond: standard.callsPerSecond, burst: self[burst] ?? standard.burst)
        }
        guard callsPerSecond > 0 else { return nil }
        return RateLimit(callsPerSecond: callsPerSecond, burst: self[burst] ?? 2 * callsPerSecond)
    }
}
