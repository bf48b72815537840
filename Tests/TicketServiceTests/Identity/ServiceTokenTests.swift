import TTRPC
import Testing
import TicketCore
import TicketMessages
import TicketService
import TicketStoreMemory

@Suite("A service token")
struct ServiceTokenTests {
    private func create(
        _ fixture: IdentityFixture, _ scopes: [String], request: String = ""
    ) async throws -> TicketMessages.ServiceToken {
        try await fixture.identity.createServiceToken(
            CreateServiceTokenRequest(
                service: "portal", scopes: scopes, description: "the customers' portal", requestID: request),
            options: .asInes)
    }

    @Test("is made by an admin, shown once, listed without its text, and dead before the reply that revokes it")
    func life() async throws {
        try await IdentityFixture.run { fixture in
            let token = try await create(fixture, ["ticket.read", "ticket.create"], request: "r1")
            #expect(token.token.hasPrefix("tks_") && token.creatorID == "ines")
            let who = try await fixture.whoAmI(token.token)
            #expect(who.person?.name == "portal" && who.scopes == ["ticket.create", "ticket.read"])
            let again = try await refusal { _ = try await create(fixture, ["ticket.read"], request: "r1") }
            #expect(again == "ALREADY_EXISTS TOKEN_WAS_SHOWN")
            let list = try await fixture.identity.listServiceTokens(ListServiceTokensRequest(), options: .asInes)
            #expect(list.serviceTokens.map(\.id) == [token.id] && list.serviceTokens.first?.token == "")
            _ = try await fixture.identity.revokeServiceToken(.init(id: token.id), options: .asInes)
            let dead = try await refusal { _ = try await fixture.whoAmI(token.token) }
            #expect(dead == "UNAUTHENTICATED UNKNOWN_TOKEN")
            let gone = try await refusal {
                _ = try await fixture.identity.revokeServiceToken(.init(id: token.id), options: .asInes)
            }
            #expect(gone.hasPrefix("NOT_FOUND"))
        }
    }

    @Test("is for admins to make, with scopes that there are, until a time to come")
    func refusals() async throws {
        try await IdentityFixture.run { fixture in
            let ana = try await fixture.signIn().accessToken
            let service = try await create(fixture, Scope.allCases.map(\.rawValue)).token
            for token in [ana, service] {
                for call in [
                    { _ = try await fixture.identity.createServiceToken(.init(), options: .bearing(token)) },
                    { _ = try await fixture.identity.listServiceTokens(.init(), options: .bearing(token)) },
                    { _ = try await fixture.identity.revokeServiceToken(.init(), options: .bearing(token)) },
                    { _ = try await fixture.identity.listAuditEntries(.init(), options: .bearing(token)) },
                ] as [() async throws -> Void] {
                    let answer = try await refusal(call)
                    #expect(answer == "PERMISSION_DENIED ADMIN_ONLY")
                }
            }
            func make(_ request: CreateServiceTokenRequest) async throws -> String {
                try await refusal { _ = try await fixture.identity.createServiceToken(request, options: .asInes) }
            }
            let past = GoogleProtobufTimestamp(seconds: 1)
            #expect(try await make(.init(service: "a b", scopes: ["ticket.read"])) == "INVALID_ARGUMENT INVALID_NAME")
            #expect(try await make(.init(service: "a")) == "INVALID_ARGUMENT REQUIRED")
            #expect(try await make(.init(service: "a", scopes: ["*"])) == "INVALID_ARGUMENT UNKNOWN_SCOPE")
            #expect(
                try await make(.init(service: "a", scopes: ["ticket.read"], expireTime: past))
                    == "INVALID_ARGUMENT IN_THE_PAST")
        }
    }

    @Test("is exchanged for one that acts for a person, no further than both may, for 15 minutes, and ends with it")
    func exchange() async throws {
        try await IdentityFixture.run { fixture in
            let service = try await create(
                fixture, ["identity.act_as", "ticket.read", "ticket.create", "ticket.delete"])
            func exchange(_ scopes: [String], as token: String) async throws -> ExchangeTokenResponse {
                try await fixture.identity.exchangeToken(
                    .init(email: "ANA@example.com", scopes: scopes), options: .bearing(token))
            }
            let lent = try await exchange(["ticket.read", "ticket.delete"], as: service.token)
            #expect(lent.accessToken.hasPrefix("tkx_") && lent.person?.id == "ana")
            let who = try await fixture.whoAmI(lent.accessToken)
            #expect(who.person?.id == "ana" && who.service?.name == "portal")
            let options = CallOptions.bearing(lent.accessToken)
            _ = try await fixture.tickets.listTickets(ListTicketsRequest(), options: options)
            let create = CreateTicketRequest(ticket: .init(desk: "account-portal", subject: "x"))
            for (call, reason) in [
                ({ _ = try await fixture.tickets.createTicket(create, options: options) }, "MISSING_SCOPE"),
                ({ _ = try await fixture.identity.changePassword(.init(), options: options) }, "PEOPLE_ONLY"),
                ({ _ = try await fixture.identity.signOut(.init(everywhere: true), options: options) }, "PEOPLE_ONLY"),
                ({ _ = try await exchange(["ticket.read"], as: lent.accessToken) }, "SERVICE_ONLY"),
                ({ _ = try await exchange(["ticket.comment"], as: service.token) }, "SCOPE_NOT_HELD"),
                ({ _ = try await exchange(["ticket.read"], as: IdentityFixture.adminToken) }, "SERVICE_ONLY"),
            ] as [(() async throws -> Void, String)] {
                let answer = try await refusal(call)
                #expect(answer == "PERMISSION_DENIED \(reason)")
            }
            let entry = try #require(try await fixture.entries().last { $0.kind == .tokenExchanged })
            #expect(entry.subjectID == "ana" && entry.serviceID == who.service?.id)
            #expect(entry.details == "ticket.delete, ticket.read")
            _ = try await fixture.identity.revokeServiceToken(.init(id: service.id), options: .asInes)
            let dead = try await refusal { _ = try await fixture.whoAmI(lent.accessToken) }
            #expect(dead == "UNAUTHENTICATED UNKNOWN_TOKEN")
        }
    }

    @Test("and what admins look at is in the log: a desk that is carried away, a mail in quarantine, somebody's data")
    func adminReads() async throws {
        try await IdentityFixture.run { fixture in
            let desks = DeskServiceClient(invoker: fixture.client)
            _ = try await desks.exportDesk(.init(desk: "zendesk"), options: .asInes) { try await $0.collect() }
            let mail = HeldMail(
                time: TestClock.start, reason: "STRANGER", problem: "", sender: "eve@example.net", recipient: "x",
                subject: "", raw: [0x41])
            let id = try await fixture.store.holdMail(
                mail, key: [1], tenant: IdentityFixture.tenant, limits: QuarantineLimits())
            _ = try await MailServiceClient(invoker: fixture.client)
                .getQuarantinedMail(.init(id: id), options: .asInes)
            _ = try await PeopleServiceClient(invoker: fixture.client)
                .exportPerson(.init(person: "ana"), options: .asInes) { try await $0.collect() }
            let entries = try await fixture.entries().suffix(3)
            #expect(entries.map(\.kind) == [.deskExported, .heldMailRead, .dataExported])
            #expect(entries.map(\.objectID) == ["zendesk", "\(id)", nil])
            #expect(entries.allSatisfy { $0.actorID == "ines" && $0.peer == "127.0.0.1" })
        }
    }

    @Test("and all else about rights is in the log, in pages, and so is who reads it")
    func audit() async throws {
        try await IdentityFixture.run { fixture in
            _ = try await fixture.signIn()
            _ = try await create(fixture, ["ticket.read"])
            func list(_ request: ListAuditEntriesRequest) async throws -> ListAuditEntriesResponse {
                try await fixture.identity.listAuditEntries(request, options: .asInes)
            }
            let first = try await list(.init(pageSize: 2))
            #expect(first.auditEntries.map(\.kind) == ["audit_log_read", "service_token_created"])
            let second = try await list(.init(pageSize: 2, pageToken: first.nextPageToken))
            #expect(second.auditEntries.map(\.kind) == ["signed_in", "password_changed"])
            #expect(second.nextPageToken.isEmpty)
            #expect(try await list(.init(kinds: ["signed_in"])).auditEntries.map(\.actorID) == ["ana"])
            #expect(try await list(.init(personID: "ana")).auditEntries.map(\.kind).last == "signed_in")
            let unknown = try await refusal { _ = try await list(.init(kinds: ["nonsense"])) }
            #expect(unknown == "INVALID_ARGUMENT UNKNOWN_KIND")
        }
    }
}
