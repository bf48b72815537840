import TTRPC
import Testing
import TicketMessages

@testable import TicketService

@Suite("A server with limits on how often one calls")
struct AdmissionTests {
    private let ofPeople = RateLimits(person: RateLimit(callsPerSecond: 2, burst: 3))

    @Test func `says to whoever calls too often when to come again, and takes the call then`() async throws {
        try await ServiceFixture.run(rateLimits: ofPeople) { fixture in
            for _ in 0..<3 { _ = try await fixture.desks.listDesks(ListDesksRequest(), options: .as(.ana)) }
            let error = try await #require(throws: RPCError.self) {
                _ = try await fixture.createTicket("one too many")
            }
            #expect(error.code == .resourceExhausted && error.reason == "RATE_LIMITED")
            let delay = try #require(error.detail(GoogleRPCRetryInfo.self)?.retryDelay?.duration)
            #expect(delay > .milliseconds(499) && delay < .milliseconds(502))
            #expect(try await fixture.tickets.listTickets(ListTicketsRequest(), options: .as(.alba)).tickets.isEmpty)
            fixture.timer.advance(by: delay)
            _ = try await fixture.createTicket("in time")
        }
    }

    @Test func `counts each person alone, on all connections together`() async throws {
        try await ServiceFixture.run(rateLimits: ofPeople) { fixture in
            for _ in 0..<3 { _ = try await fixture.desks.listDesks(ListDesksRequest(), options: .as(.ana)) }
            try await fixture.connecting(token: ServiceFixture.Caller.ana.token) { other in
                let answer = try await refusal { _ = try await other.whoAmI(WhoAmIRequest()) }
                #expect(answer == "RESOURCE_EXHAUSTED RATE_LIMITED")
            }
            _ = try await fixture.desks.listDesks(ListDesksRequest(), options: .as(.bruno))
        }
    }

    @Test func `keeps a tenant's people inside their share, and its services out of it`() async throws {
        let ofTenants = RateLimits(tenant: RateLimit(callsPerSecond: 1, burst: 2))
        try await ServiceFixture.run(rateLimits: ofTenants) { fixture in
            for caller in [ServiceFixture.Caller.ana, .alba] {
                _ = try await fixture.identity.whoAmI(WhoAmIRequest(), options: .as(caller))
            }
            let answer = try await refusal {
                _ = try await fixture.identity.whoAmI(WhoAmIRequest(), options: .as(.bruno))
            }
            #expect(answer == "RESOURCE_EXHAUSTED RATE_LIMITED")
            for _ in 0..<10 { _ = try await fixture.identity.whoAmI(WhoAmIRequest(), options: .as(.importer)) }
        }
    }

    @Test func `holds up a service that has a limit of its own`() async throws {
        let ofServices = RateLimits(service: RateLimit(callsPerSecond: 1, burst: 1))
        try await ServiceFixture.run(rateLimits: ofServices) { fixture in
            _ = try await fixture.identity.whoAmI(WhoAmIRequest(), options: .as(.importer))
            let answer = try await refusal {
                _ = try await fixture.identity.whoAmI(WhoAmIRequest(), options: .as(.importer))
            }
            #expect(answer == "RESOURCE_EXHAUSTED RATE_LIMITED")
            for _ in 0..<5 { _ = try await fixture.identity.whoAmI(WhoAmIRequest(), options: .as(.ana)) }
        }
    }

    @Test func `holds up strangers by their address, an IPv6 network being one, and never those of its own machine`()
        throws
    {
        let admission = Admission(RateLimits(address: RateLimit(callsPerSecond: 1, burst: 1)), clock: ManualTimer())
        func isAdmitted(_ host: String, isLoopback: Bool = false) -> Bool {
            (try? admission.admitStranger(at: PeerAddress(host: host, port: 1, isLoopback: isLoopback))) != nil
        }
        #expect(isAdmitted("192.0.2.1"))
        #expect(!isAdmitted("192.0.2.1"))
        #expect(isAdmitted("192.0.2.2"))
        #expect(isAdmitted("2001:db8:0:1::1"))
        #expect(!isAdmitted("2001:db8:0:1:ffff::2%eth0"))
        #expect(isAdmitted("2001:db8:0:2::1"))
        for _ in 0..<3 { #expect(isAdmitted("127.0.0.1", isLoopback: true)) }
    }
}
