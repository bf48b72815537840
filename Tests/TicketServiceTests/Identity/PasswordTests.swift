import TTRPC
import Testing
import TicketCore
import TicketMessages
import TicketService
import TicketStoreMemory

@Suite("A password")
struct PasswordTests {
    private static let new = "quite another sentence"

    @Test("is set by a contact of mail with the token of a mail, once, and then they see their requests")
    func firstSignIn() async throws {
        try await IdentityFixture.run { fixture in
            let address = try #require(EmailAddress("dora@example.com"))
            let dora = try await fixture.store.contact(address: address, name: "Dora", tenant: IdentityFixture.tenant)
            let actor = Actor(tenant: IdentityFixture.tenant, person: dora.person)
            let new = NewTicket(desk: "help-center", subject: "by mail", shared: false)
            let created = try await fixture.store.execute(CommandRequest(actor: actor, command: .create(new)))
            let token = try #require(try await fixture.resetToken("Dora@Example.com"))
            try await fixture.confirm(token, Self.new)
            let access = try await fixture.signIn("dora@example.com", Self.new).accessToken
            let list = try await fixture.tickets.listTickets(ListTicketsRequest(), options: .bearing(access))
            #expect(list.tickets.map(\.number) == [created.ticket.number])
            let again = try await refusal { try await fixture.confirm(token, "a third sentence") }
            #expect(again == "FAILED_PRECONDITION RESET_TOKEN_SPENT")
        }
    }

    @Test("that is forgotten ends every session, and its token ends after 30 minutes")
    func reset() async throws {
        try await IdentityFixture.run { fixture in
            let session = try await fixture.signIn()
            let late = try #require(try await fixture.resetToken())
            fixture.time.advance(seconds: 30 * 60)
            let expired = try await refusal { try await fixture.confirm(late, Self.new) }
            #expect(expired == "FAILED_PRECONDITION RESET_TOKEN_SPENT")
            let token = try #require(try await fixture.resetToken())
            try await fixture.confirm(token, Self.new)
            let dead = try await refusal { _ = try await fixture.refresh(session.refreshToken) }
            #expect(dead == "UNAUTHENTICATED SESSION_ENDED")
            let old = try await refusal { _ = try await fixture.signIn() }
            #expect(old == "UNAUTHENTICATED WRONG_CREDENTIALS")
            #expect(try await fixture.signIn("ana@example.com", Self.new).person?.id == "ana")
        }
    }

    @Test("is set by one of a hundred who come with one token at once")
    func racers() async throws {
        try await IdentityFixture.run { fixture in
            let token = try #require(try await fixture.resetToken())
            let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
                for racer in 0..<100 {
                    group.addTask {
                        (racer, try await refusal { try await fixture.confirm(token, "the sentence of \(racer)") })
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            let winners = answers.filter { $0.value == "nothing was refused" }
            #expect(winners.count == 1)
            let losers = Set(answers.values).subtracting(["nothing was refused"])
            #expect(
                losers.isSubset(of: ["FAILED_PRECONDITION RESET_TOKEN_SPENT", "RESOURCE_EXHAUSTED PASSWORDS_WAIT"]))
            let winner = try #require(winners.keys.first)
            #expect(try await fixture.signIn("ana@example.com", "the sentence of \(winner)").person?.id == "ana")
        }
    }

    @Test("is asked for with the same answer and the same work for any address")
    func sameWork() async throws {
        try await IdentityFixture.run { fixture in
            for (email, mails) in [("ana@example.com", 1), ("nobody@example.com", 0), ("ana@EXAMPLE.com", 1)] {
                let (mailed, written) = (
                    fixture.store.outbox(tenant: IdentityFixture.tenant).count, try await fixture.entries().count
                )
                let answer = try await fixture.identity.requestPasswordReset(.init(email: email))
                #expect(answer == GoogleProtobufEmpty())
                #expect(fixture.store.outbox(tenant: IdentityFixture.tenant).count == mailed + mails)
                #expect(try await fixture.entries().count == written + 1)
            }
            #expect(fixture.passwords.count == 0)
        }
    }

    @Test("is asked for by mail five times, and then only so often, the same for any address")
    func mailBackoff() async throws {
        try await IdentityFixture.run { fixture in
            for email in ["ana@example.com", "nobody@example.com"] {
                var answers: [String] = []
                for _ in 0..<6 {
                    answers.append(
                        try await refusal {
                            _ = try await fixture.identity.requestPasswordReset(.init(email: email))
                        })
                }
                #expect(
                    answers == Array(repeating: "nothing was refused", count: 5) + ["RESOURCE_EXHAUSTED RESET_BACKOFF"])
            }
            #expect(fixture.store.outbox(tenant: IdentityFixture.tenant).count == PasswordReset.perPersonMax)
        }
    }

    @Test(
        "is long and not among the first guesses, and else whatever somebody likes",
        arguments: [
            ("short", "PASSWORD_TOO_SHORT"), ("elevenchars", "PASSWORD_TOO_SHORT"),
            ("aaaaaaaaaaaaaaaa", "PASSWORD_TOO_COMMON"), ("123456789012", "PASSWORD_TOO_COMMON"),
            ("abcdefghijklmnop", "PASSWORD_TOO_COMMON"), ("Password12345!", "PASSWORD_TOO_COMMON"),
            ("ana@example.com", "PASSWORD_TOO_COMMON"), ("example.com2026", "PASSWORD_TOO_COMMON"),
            ("ñandú y mañana 🔑", ""), ("password for my old boat", ""), ("            x y z w v", ""),
            (String(repeating: "ab cde", count: 170), ""),
            (String(repeating: "ab cdef", count: 147), "PASSWORD_TOO_LONG"),
        ])
    func policy(password: String, reason: String) async throws {
        try await IdentityFixture.run { fixture in
            let token = try #require(try await fixture.resetToken())
            let answer = try await refusal { try await fixture.confirm(token, password) }
            #expect(answer == (reason.isEmpty ? "nothing was refused" : "INVALID_ARGUMENT \(reason)"))
            if !reason.isEmpty { try await fixture.confirm(token, Self.new) }
        }
    }

    @Test("is changed by whoever knows it, and the other sessions end")
    func change() async throws {
        try await IdentityFixture.run { fixture in
            let here = try await fixture.signIn()
            let there = try await fixture.signIn()
            func change(_ current: String) async throws -> String {
                try await refusal {
                    _ = try await fixture.identity.changePassword(
                        .init(currentPassword: current, newPassword: Self.new), options: .bearing(here.accessToken))
                }
            }
            #expect(try await change("wrong") == "INVALID_ARGUMENT WRONG_PASSWORD")
            #expect(try await change(IdentityFixture.password) == "nothing was refused")
            #expect(try await fixture.whoAmI(here.accessToken).person?.id == "ana")
            let dead = try await refusal { _ = try await fixture.whoAmI(there.accessToken) }
            #expect(dead == "UNAUTHENTICATED UNKNOWN_TOKEN")
            #expect(try await fixture.signIn("ana@example.com", Self.new).person?.id == "ana")
        }
    }

    @Test("is in no log, no audit entry and no error, and neither is a token")
    func canary() async throws {
        try await IdentityFixture.run { fixture in
            var secrets = [IdentityFixture.password, "a wrong canary", Self.new]
            var errors = ""
            func note(_ call: () async throws -> Void) async {
                do { try await call() } catch { errors += "\(error) \(String(reflecting: error))\n" }
            }
            await note { _ = try await fixture.signIn("ana@example.com", "a wrong canary") }
            let tokens = try await fixture.signIn()
            let next = try await fixture.refresh(tokens.refreshToken)
            let reset = try #require(try await fixture.resetToken())
            secrets += [tokens.accessToken, tokens.refreshToken, next.accessToken, next.refreshToken, reset]
            await note { try await fixture.confirm(reset, "short") }
            try await fixture.confirm(reset, Self.new)
            await note { try await fixture.confirm(reset, Self.new) }
            await note { _ = try await fixture.refresh(tokens.refreshToken) }
            await note { _ = try await fixture.whoAmI(tokens.accessToken) }
            let text = fixture.log.text + errors + "\(try await fixture.entries())"
            #expect(errors.split(separator: "\n").count == 5 && !fixture.log.text.isEmpty)
            for secret in secrets {
                #expect(!text.contains(secret))
                #expect(!text.contains(String(secret.suffix(20))))
            }
            #expect(!"\(try await fixture.entries())".contains("@example.com"))
        }
    }
}
