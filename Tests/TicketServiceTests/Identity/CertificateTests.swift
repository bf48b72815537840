import Logging
import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing
import TicketCore
import TicketMessages
import TicketService
import TicketStoreMemory

@Suite("A service with a client certificate", .timeLimit(.minutes(10)))
struct CertificateTests {
    private static let name = "uri:spiffe://example.com/portal"
    private static let admin = CallOptions.bearing("token-of-ines")

    /// Clients of a server with mutual TLS: each with a certificate of these names.
    private func run(
        _ names: [[String]], _ body: ([IdentityServiceClient], [TTRPCClient]) async throws -> Void
    ) async throws {
        let authority = try TestCertificates()
        let own = try authority.localhost()
        let store = InMemoryTicketStore(clock: { TestClock.start })
        let ines = PersonReference(id: "ines", name: "Inés", email: "ines@example.com", role: .admin)
        try await store.save(Principal(person: ines), tenant: "t")
        try await store.save(TokenRecord(digest: Token(text: "token-of-ines").digest, personID: "ines"), tenant: "t")
        let services = try TicketServices(
            store: store, loopCount: 1, drain: DrainSignal(), clock: { TestClock.start },
            identity: IdentitySettings(tenant: "t", passwords: MatrixFixture.passwords))
        var configuration = ServerConfiguration(port: 0)
        configuration.tls = ServerTLS(
            certificateFile: own.certificate, keyFile: own.key, clientCAFile: authority.authority)
        configuration.authenticator = .async { token, _ in try await services.authenticate(token) }
        let server = TTRPCServer(
            router: services.router(), configuration: configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let address = try await server.start()
        let clients = try names.map { names in
            let pair = try authority.issue(names: names)
            return TTRPCClient(
                host: "localhost", port: address.port,
                configuration: ClientConfiguration(
                    tls: ClientTLS(
                        trustRootsFile: authority.authority, certificateFile: pair.certificate, keyFile: pair.key)))
        }
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(clients.map { IdentityServiceClient(invoker: $0) }, clients))
        } catch {
            result = .failure(error)
        }
        for client in clients { await client.close() }
        await server.stop()
        await store.close()
        try result.get()
    }

    private func create(
        _ identity: IdentityServiceClient, _ certificate: String, _ scopes: [String] = ["ticket.read", "event.read"]
    ) async throws -> TicketMessages.ServiceToken {
        try await identity.createServiceToken(
            CreateServiceTokenRequest(service: "portal", scopes: scopes, certificate: certificate),
            options: Self.admin)
    }

    @Test("needs no token, has its scopes and no more, and has nothing once the name is revoked, streams included")
    func life() async throws {
        try await run([["DNS:portal", "URI:spiffe://example.com/portal"], ["DNS:portal"]]) { identities, clients in
            let (portal, other) = (identities[0], identities[1])
            let before = try await refusal { _ = try await portal.whoAmI(.init()) }
            #expect(before == "UNAUTHENTICATED MISSING_TOKEN")
            let made = try await create(portal, Self.name)
            #expect(made.token.isEmpty && made.certificate == Self.name)
            let who = try await portal.whoAmI(.init())
            #expect(who.person?.name == "portal" && who.scopes == ["event.read", "ticket.read"])
            let tickets = TicketServiceClient(invoker: clients[0])
            _ = try await tickets.listTickets(.init())
            let denied = try await refusal { _ = try await tickets.createTicket(.init()) }
            #expect(denied == "PERMISSION_DENIED MISSING_SCOPE")
            // A token that comes along counts, and a bad one is no reason to look further.
            #expect(try await portal.whoAmI(.init(), options: Self.admin).person?.id == "ines")
            for text in ["nobody's", Self.name, "certificate \(Self.name)"] {
                let bad = try await refusal { _ = try await portal.whoAmI(.init(), options: .bearing(text)) }
                #expect(bad == "UNAUTHENTICATED UNKNOWN_TOKEN")
            }
            let stranger = try await refusal { _ = try await other.whoAmI(.init()) }
            #expect(stranger == "UNAUTHENTICATED MISSING_TOKEN")
            let listed = try await portal.listServiceTokens(.init(), options: Self.admin).serviceTokens
            #expect(listed.map(\.certificate) == [Self.name])

            let events = EventServiceClient(invoker: clients[0])
            let ended = try await refusal {
                try await events.watchEvents(.init()) { stream in
                    var iterator = stream.makeAsyncIterator()
                    _ = try await iterator.next()
                    _ = try await other.revokeServiceToken(.init(id: made.id), options: Self.admin)
                    while try await iterator.next() != nil {}
                }
            }
            #expect(ended == "UNAUTHENTICATED MISSING_TOKEN")
            let after = try await refusal { _ = try await portal.whoAmI(.init()) }
            #expect(after == "UNAUTHENTICATED MISSING_TOKEN")
        }
    }

    @Test("exchanges it for tokens to act for people, which end with it")
    func exchange() async throws {
        try await run([["DNS:Portal.example.com"]]) { identities, _ in
            let portal = identities[0]
            let made = try await create(portal, "dns:portal.example.com", ["identity.act_as", "ticket.read"])
            let lent = try await portal.exchangeToken(.init(personID: "ines", scopes: ["ticket.read"]))
            let options = CallOptions.bearing(lent.accessToken)
            #expect(try await portal.whoAmI(.init(), options: options).service?.name == "portal")
            _ = try await portal.revokeServiceToken(.init(id: made.id), options: Self.admin)
            let dead = try await refusal { _ = try await portal.whoAmI(.init(), options: options) }
            #expect(dead == "UNAUTHENTICATED UNKNOWN_TOKEN")
        }
    }

    @Test("has a name that is none's else, of a form that names have")
    func names() async throws {
        try await run([["DNS:portal"]]) { identities, _ in
            let made = try await create(identities[0], "dns:Portal")
            #expect(made.certificate == "dns:portal")
            let taken = try await refusal { _ = try await create(identities[0], "dns:portal") }
            #expect(taken == "ALREADY_EXISTS CERTIFICATE_TAKEN")
            let long = "dns:" + String(repeating: "x", count: 252)
            for name in ["portal", "cn:portal", "dns:", "uri:", "dns:a b", "dns:ñ", long] {
                let wrong = try await refusal { _ = try await create(identities[0], name) }
                #expect(wrong == "INVALID_ARGUMENT INVALID_NAME", "\(name)")
            }
        }
    }
}
