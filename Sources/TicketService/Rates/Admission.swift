internal import Synchronization
internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Lets calls in as often as the limits allow, and says to the others when to come again.
final class Admission: Sendable {
    private struct Meters {
        var people: RateMeter<Member>?
        var tenants: RateMeter<String>?
        var services: RateMeter<Member>?
        var addresses: RateMeter<AddressBlock>?
    }

    /// Somebody of a tenant; ids are unique inside it.
    private struct Member: Hashable {
        let tenant: String
        let id: String
    }

    private let limits: RateLimits
    private let uptime: Uptime
    private let meters: Mutex<Meters>

    init(_ limits: RateLimits, clock: some Clock<Duration>) {
        self.limits = limits
        uptime = Uptime(clock)
        meters = Mutex(
            Meters(
                people: limits.person.map(RateMeter.init), tenants: limits.tenant.map(RateMeter.init),
                services: limits.service.map(RateMeter.init), addresses: limits.address.map(RateMeter.init)))
    }

    /// Counts a call of somebody who is known.
    ///
    /// - Throws: RESOURCE_EXHAUSTED with RetryInfo where it comes too soon; it is not counted then.
    func admit(_ actor: Actor) throws(RPCError) {
        switch actor.person.role {
        case .system: return
        case .service: if limits.service != nil { try admitService(actor) }
        case .requester, .agent, .admin: if limits.person != nil || limits.tenant != nil { try admitPerson(actor) }
        }
    }

    /// Counts a call of somebody who is not known: one with a bad token, or one that needs none.
    ///
    /// - Throws: as ``admit(_:)``.
    func admitStranger(at peer: PeerAddress) throws(RPCError) {
        guard limits.address != nil, !peer.isLoopback else { return }
        let address = AddressBlock(host: peer.host)
        let now = uptime.nanoseconds
        let refusal = meters.withLock { Self.count(address, in: &$0.addresses, at: now) }
        if let refusal { throw .tooManyCalls(refusal.limit, of: "address", waitNanoseconds: refusal.wait) }
    }

    private func admitService(_ actor: Actor) throws(RPCError) {
        let service = Member(tenant: actor.tenant, id: actor.person.id)
        let now = uptime.nanoseconds
        let refusal = meters.withLock { Self.count(service, in: &$0.services, at: now) }
        if let refusal { throw .tooManyCalls(refusal.limit, of: "service", waitNanoseconds: refusal.wait) }
    }

    /// The tenant's share is taken only by calls that the person may make.
    private func admitPerson(_ actor: Actor) throws(RPCError) {
        let person = Member(tenant: actor.tenant, id: actor.person.id)
        let now = uptime.nanoseconds
        let (own, shared) = meters.withLock { meters in
            if let wait = meters.people?.wait(of: person, at: now), wait > 0 { return (wait, Int64(0)) }
            if let wait = meters.tenants?.wait(of: actor.tenant, at: now), wait > 0 { return (Int64(0), wait) }
            meters.people?.note(person, at: now)
            meters.tenants?.note(actor.tenant, at: now)
            return (0, 0)
        }
        if own > 0, let limit = limits.person { throw .tooManyCalls(limit, of: "person", waitNanoseconds: own) }
        if shared > 0, let limit = limits.tenant { throw .tooManyCalls(limit, of: "tenant", waitNanoseconds: shared) }
    }

    private static func count<Caller>(
        _ caller: Caller, in meter: inout RateMeter<Caller>?, at now: Int64
    ) -> (limit: RateLimit, wait: Int64)? {
        guard let wait = meter?.wait(of: caller, at: now), let limit = meter?.limit else { return nil }
        guard wait == 0 else { return (limit, wait) }
        meter?.note(caller, at: now)
        return nil
    }
}

extension RPCError {
    /// Rounded up to whole milliseconds, so that whoever waits that long comes late enough.
    fileprivate static func tooManyCalls(_ limit: RateLimit, of whom: String, waitNanoseconds: Int64) -> RPCError {
        let milliseconds = waitNanoseconds / 1_000_000 + 1
        return RPCError(
            .resourceExhausted, reason: "RATE_LIMITED",
            message:
                "more than \(limit.callsPerSecond) calls a second of one \(whom); nothing was changed, try again in "
                + "\(milliseconds) ms",
            metadata: [("limit", whom), ("calls_per_second", "\(limit.callsPerSecond)"), ("burst", "\(limit.burst)")]
        ).with(detail: GoogleRPCRetryInfo(retryDelay: GoogleProtobufDuration(.milliseconds(milliseconds))))
    }
}
