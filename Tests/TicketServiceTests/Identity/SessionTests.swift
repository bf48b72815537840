import TTRPC
import Testing
import TicketCore
import TicketMessages
import TicketService
import TicketStoreMemory

@Suite("A session")
struct SessionTests {
    @Test("survives a lost reply, and ends when a used token comes after its successor was used")
    func theft() async throws {
        try await IdentityFixture.run { fixture in
            let first = try await fixture.signIn()
            _ = try await fixture.refresh(first.refreshToken)
            let second = try await fixture.refresh(first.refreshToken)
            let third = try await fixture.refresh(second.refreshToken)
            #expect(try await fixture.whoAmI(third.accessToken).person?.id == "ana")
            let answer = try await refusal { _ = try await fixture.refresh(first.refreshToken) }
            #expect(answer == "UNAUTHENTICATED SESSION_ENDED")
            for tokens in [first, second, third] {
                let access = try await refusal { _ = try await fixture.whoAmI(tokens.accessToken) }
                #expect(access == "UNAUTHENTICATED UNKNOWN_TOKEN")
                let refresh = try await refusal { _ = try await fixture.refresh(tokens.refreshToken) }
                #expect(refresh == "UNAUTHENTICATED SESSION_ENDED")
            }
            #expect(try await fixture.entries().map(\.kind).contains(.refreshTokenReused))
        }
    }

    @Test("of hours ends nowhere else when it ends here, and signing out everywhere ends all")
    func signOut() async throws {
        try await IdentityFixture.run { fixture in
            let here = try await fixture.signIn()
            let there = try await fixture.signIn()
            _ = try await fixture.identity.signOut(SignOutRequest(), options: .bearing(here.accessToken))
            let dead = try await refusal { _ = try await fixture.whoAmI(here.accessToken) }
            #expect(dead == "UNAUTHENTICATED UNKNOWN_TOKEN")
            #expect(try await fixture.whoAmI(there.accessToken).person?.id == "ana")
            _ = try await fixture.identity.signOut(
                SignOutRequest(everywhere: true), options: .bearing(there.accessToken))
            let all = try await refusal { _ = try await fixture.refresh(there.refreshToken) }
            #expect(all == "UNAUTHENTICATED SESSION_ENDED")
            let operators = try await refusal {
                _ = try await fixture.identity.signOut(SignOutRequest(), options: .asInes)
            }
            #expect(operators == "FAILED_PRECONDITION NO_SESSION")
        }
    }

    @Test("that is revoked ends its streams at once with UNAUTHENTICATED, and they tell nothing of what comes after")
    func streams() async throws {
        try await IdentityFixture.run { fixture in
            let tokens = try await fixture.signIn()
            let other = try await fixture.signIn()
            let create = CreateTicketRequest(ticket: .init(desk: "account-portal", subject: "after"))
            let answer = try await refusal {
                try await fixture.events.watchEvents(
                    WatchEventsRequest(), options: .bearing(tokens.accessToken)
                ) { stream in
                    var iterator = stream.makeAsyncIterator()
                    guard case .heartbeat = try await iterator.next()?.kind else { throw CancellationError() }
                    _ = try await fixture.identity.signOut(
                        SignOutRequest(), options: .bearing(tokens.accessToken))
                    _ = try await fixture.tickets.createTicket(create, options: .bearing(other.accessToken))
                    while let next = try await iterator.next() {
                        Issue.record("the stream told of \(next)")
                    }
                }
            }
            #expect(answer == "UNAUTHENTICATED UNKNOWN_TOKEN")
        }
    }

    @Test("whose access token expires ends its streams by the next heartbeat")
    func expiredStream() async throws {
        try await IdentityFixture.run { fixture in
            let tokens = try await fixture.signIn()
            let answer = try await refusal {
                try await fixture.events.watchEvents(
                    WatchEventsRequest(), options: .bearing(tokens.accessToken)
                ) { stream in
                    var iterator = stream.makeAsyncIterator()
                    _ = try await iterator.next()
                    fixture.time.advance(seconds: 15 * 60)
                    await fixture.timer.hasSleeper()
                    fixture.timer.advance(by: .seconds(15))
                    while try await iterator.next() != nil {}
                }
            }
            #expect(answer == "UNAUTHENTICATED UNKNOWN_TOKEN")
        }
    }

    @Test("is all that strangers may ask for, and other methods stay closed to them")
    func strangers() async throws {
        try await IdentityFixture.run { fixture in
            let identity = fixture.identity
            let calls: [() async throws -> Void] = [
                { _ = try await identity.whoAmI(WhoAmIRequest()) },
                { _ = try await identity.signOut(SignOutRequest(everywhere: true)) },
                { _ = try await identity.changePassword(ChangePasswordRequest()) },
                { _ = try await identity.createServiceToken(CreateServiceTokenRequest()) },
                { _ = try await identity.revokeServiceToken(RevokeServiceTokenRequest()) },
                { _ = try await identity.listServiceTokens(ListServiceTokensRequest()) },
                { _ = try await identity.exchangeToken(ExchangeTokenRequest()) },
                { _ = try await identity.listAuditEntries(ListAuditEntriesRequest()) },
            ]
            for call in calls {
                let answer = try await refusal(call)
                #expect(answer == "UNAUTHENTICATED MISSING_TOKEN")
            }
        }
    }
}
