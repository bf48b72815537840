/// How often anybody may call; nil stands for as often as they like.
public struct RateLimits: Sendable, Hashable {
    /// One person, on all connections together.
    public var person: RateLimit?
    /// All people of a tenant together. Services do not count here: they are the tenant's own programs, and a busy one
    /// would keep its people out.
    public var tenant: RateLimit?
    /// One service.
    public var service: RateLimit?
    /// One address without a good token: calls with a bad one, and those that need none. An IPv6 address stands for its
    /// network of 64 bits, which is what one customer of a provider has. Loopback and Unix sockets are exempt: behind
    /// them is a proxy or a program of the operator's.
    public var address: RateLimit?

    /// Limits; those that are not given are none.
    public init(
        person: RateLimit? = nil, tenant: RateLimit? = nil, service: RateLimit? = nil, address: RateLimit? = nil
    ) {
        self.person = person
        self.tenant = tenant
        self.service = service
        self.address = address
    }

    /// Whoever calls, as often as they like.
    public static let none = RateLimits()

    /// People call 20 times a second and 40 times at once, a tenant's people together ten times as often, strangers 10
    /// times a second; services are not held up.
    public static let standard = RateLimits(
        person: RateLimit(callsPerSecond: 20, burst: 40), tenant: RateLimit(callsPerSecond: 200, burst: 400),
        address: RateLimit(callsPerSecond: 10, burst: 40))
}
