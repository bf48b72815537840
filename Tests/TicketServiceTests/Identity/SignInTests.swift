import Dispatch
import TTRPC
import Testing
import TicketCore
import TicketMessages
import TicketStoreMemory

@testable import TicketService

@Suite("Signing in")
struct SignInTests {
    @Test("gives tokens of two kinds, the access token good for 15 minutes")
    func tokens() async throws {
        try await IdentityFixture.run { fixture in
            let tokens = try await fixture.signIn("ANA@example.com")
            #expect(tokens.accessToken.hasPrefix("tka_") && tokens.refreshToken.hasPrefix("tkf_"))
            #expect(tokens.accessToken.utf8.count == 47 && tokens.refreshToken.utf8.count == 47)
            #expect(tokens.person?.id == "ana" && tokens.person?.email == "ana@example.com")
            #expect(try await fixture.whoAmI(tokens.accessToken).person?.id == "ana")
            let notAccess = try await refusal { _ = try await fixture.whoAmI(tokens.refreshToken) }
            #expect(notAccess == "UNAUTHENTICATED UNKNOWN_TOKEN")
            fixture.time.advance(seconds: 15 * 60)
            let expired = try await refusal { _ = try await fixture.whoAmI(tokens.accessToken) }
            #expect(expired == "UNAUTHENTICATED UNKNOWN_TOKEN")
            let next = try await fixture.refresh(tokens.refreshToken)
            #expect(try await fixture.whoAmI(next.accessToken).person?.id == "ana")
        }
    }

    @Test("answers the same and does the same work, whatever is wrong")
    func sameWork() async throws {
        try await IdentityFixture.run { fixture in
            let address = try #require(EmailAddress("contact@example.com"))
            _ = try await fixture.store.contact(address: address, name: "", tenant: IdentityFixture.tenant)
            var answers: Set<RPCError> = []
            for email in ["ana@example.com", "nobody@example.com", "contact@example.com", "", "no address"] {
                let (hashed, written) = (fixture.passwords.count, try await fixture.entries().count)
                let error = await #expect(throws: RPCError.self) { _ = try await fixture.signIn(email, "wrong") }
                answers.insert(try #require(error))
                #expect(fixture.passwords.count == hashed + 1)
                let entries = try await fixture.entries()
                #expect(entries.count == written + 1 && entries.last?.kind == .signInFailed)
            }
            #expect(answers.count == 1)
            #expect(answers.first?.reason == "WRONG_CREDENTIALS")
            let known = try await fixture.entries().suffix(5).map { $0.subjectID != nil }
            #expect(known == [true, false, true, false, false])
        }
    }

    @Test("backs off, a minute at most, the same for unknown addresses, and forgets after a success")
    func backoff() async throws {
        try await IdentityFixture.run { fixture in
            for email in ["ana@example.com", "nobody@example.com"] {
                for _ in 0..<5 {
                    let answer = try await refusal { _ = try await fixture.signIn(email, "wrong") }
                    #expect(answer == "UNAUTHENTICATED WRONG_CREDENTIALS")
                }
                for wait in [1, 2, 4, 8, 16, 32, 60, 60, 60] as [Double] {
                    let hashed = fixture.passwords.count
                    let error = await #expect(throws: RPCError.self) { _ = try await fixture.signIn(email) }
                    #expect(error?.reason == "SIGN_IN_BACKOFF")
                    #expect(error?.detail(GoogleRPCRetryInfo.self)?.retryDelay?.seconds == Int64(wait))
                    #expect(fixture.passwords.count == hashed)
                    fixture.time.advance(seconds: wait)
                    let answer = try await refusal { _ = try await fixture.signIn(email, "wrong") }
                    #expect(answer == "UNAUTHENTICATED WRONG_CREDENTIALS")
                }
            }
            fixture.time.advance(seconds: 60)
            for _ in 0..<4 {
                _ = try await fixture.signIn()
                let answer = try await refusal { _ = try await fixture.signIn("ana@example.com", "wrong") }
                #expect(answer == "UNAUTHENTICATED WRONG_CREDENTIALS")
            }
        }
    }

    @Test("locks nobody out when the clock is set back by a year")
    func clockSetBack() async throws {
        try await IdentityFixture.run { fixture in
            for _ in 0..<5 { _ = try await refusal { _ = try await fixture.signIn("ana@example.com", "wrong") } }
            fixture.time.advance(seconds: -365 * 86_400)
            _ = try await fixture.store.setPassword(
                of: "ana", hash: try await fixture.passwords.hash("another password"), verifyTime: fixture.time.now,
                audit: TicketCore.AuditEntry(time: fixture.time.now, kind: .passwordChanged),
                tenant: IdentityFixture.tenant)
            #expect(try await fixture.signIn("ana@example.com", "another password").person?.id == "ana")
        }
    }

    @Test("hashes a password anew whose hash is weaker than new ones")
    func outgrown() async throws {
        let weak = Argon2Hasher(cost: PasswordCost(passes: 1, memoryBytes: 8_192))
        let strong = Argon2Hasher(cost: PasswordCost(passes: 2, memoryBytes: 16_384))
        let hash = try await weak.hash("a password")
        #expect(strong.isOutgrown(hash) && !weak.isOutgrown(hash))
        #expect(try await !weak.isOutgrown(strong.hash("a password")))
        #expect(try await strong.verify("a password", against: hash))
        #expect(try await !strong.verify("another", against: hash))
        #expect(try await !strong.verify("a password", against: nil))
        try await IdentityFixture.run { fixture in
            let tenant = IdentityFixture.tenant
            let old = try await weak.hash(IdentityFixture.password)
            _ = try await fixture.store.setPassword(
                of: "ana", hash: old, verifyTime: fixture.time.now,
                audit: .init(time: fixture.time.now, kind: .passwordChanged), tenant: tenant)
            let session = try await fixture.signIn()
            let new = try await fixture.store.account(id: "ana", tenant: tenant)?.credential.passwordHash
            #expect(new != old && new.map(fixture.passwords.isOutgrown) == false)
            #expect(try await fixture.whoAmI(session.accessToken).person?.id == "ana")
            #expect(try await fixture.signIn().person?.id == "ana")
        }
    }

    @Test("takes the accents of any keyboard")
    func normalization() async throws {
        let hasher = Argon2Hasher(cost: PasswordCost(passes: 1, memoryBytes: 8_192))
        let hash = try await hasher.hash("contrase\u{F1}a larga")
        #expect(try await hasher.verify("contrasen\u{303}a larga", against: hash))
    }

    @Test("sends away whoever comes when eighteen passwords are at work or wait, with a time to come back")
    func queue() async throws {
        let held = DispatchSemaphore(value: 0)
        let cost = PasswordCost(passes: 1, memoryBytes: 8_192)
        let hasher = Argon2Hasher(cost: cost, queue: PasswordQueue { held.wait() })
        let results = await withTaskGroup(of: String.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    do {
                        return try await hasher.verify("x", against: nil) ? "right" : "wrong"
                    } catch let error as RPCError {
                        return "\(error.code.name) \(error.detail(GoogleRPCRetryInfo.self)?.retryDelay?.seconds ?? 0)"
                    } catch {
                        return "\(error)"
                    }
                }
            }
            var results: [String] = []
            for await result in group {
                results.append(result)
                // Until all others are sent away nobody's work begins.
                if results.count == 42 { for _ in 0..<18 { held.signal() } }
            }
            return results
        }
        #expect(results.prefix(42).allSatisfy { $0 == "RESOURCE_EXHAUSTED 1" })
        #expect(results.suffix(18).allSatisfy { $0 == "wrong" })
    }

    @Test("refuses a password that is too long to look at")
    func tooLong() async throws {
        try await IdentityFixture.run { fixture in
            let answer = try await refusal {
                _ = try await fixture.signIn("ana@example.com", String(repeating: "x", count: 1_025))
            }
            #expect(answer == "INVALID_ARGUMENT PASSWORD_TOO_LONG")
            #expect(fixture.passwords.count == 0)
        }
    }
}
