import Foundation
import Synchronization
import TTRPC
import Testing
import TicketClient
import TicketClientTestSupport
import TicketMessages

@Suite("Sessions of ticketctl")
final class ContextTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ctl-\(UUID().uuidString)")
    private var path: String { folder.path + "/ticketctl/contexts" }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func terminal(input: String = "", _ variables: [String: String] = [:]) -> Terminal {
        let terminal = Terminal(
            bytes: Array(input.utf8),
            variables: variables.merging(["XDG_CONFIG_HOME": folder.path]) { first, _ in first })
        terminal.service.answer(IdentityServiceMethods.whoAmI) { (_: WhoAmIRequest) in WhoAmIResponse(tenant: "t") }
        terminal.service.answer(IdentityServiceMethods.signOut) { (_: SignOutRequest) in GoogleProtobufEmpty() }
        return terminal
    }

    private func login(expiresIn seconds: Double = 900, _ arguments: [String] = []) async -> Int32 {
        let terminal = terminal(input: "correct horse battery\nmore\n")
        let tokens = tokens(1, expiresIn: seconds)
        terminal.service.answer(IdentityServiceMethods.signIn) { (request: SignInRequest) in
            #expect(request == SignInRequest(email: "ana@example.com", password: "correct horse battery"))
            return tokens
        }
        let status = await terminal.run(
            ["login", "ana@example.com", "--password-stdin", "--server", "127.0.0.1:7000"] + arguments)
        #expect(!(terminal.output + terminal.notes.joined()).contains("tka_"))
        return status
    }

    @Test("Signing in keeps the tokens in a file of one's own, and commands use them for that server alone")
    func login() async throws {
        #expect(await login() == 0)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let plain = terminal()
        #expect(await plain.run("whoami") == 0)
        #expect(plain.configuration?.token == "tka_access1")
        let elsewhere = terminal()
        #expect(await elsewhere.run("whoami", "--server", "127.0.0.1:7001") == 0)
        #expect(elsewhere.configuration?.token == nil)
        let given = terminal(["TICKET_TOKEN": "tkp_given"])
        #expect(await given.run("whoami") == 0)
        #expect(given.configuration?.token == "tkp_given")
    }

    @Test("An access token that has expired is replaced, and the next command has the new one")
    func refresh() async throws {
        #expect(await login(expiresIn: 10) == 0)
        let first = terminal()
        let next = tokens(2, expiresIn: 900)
        first.service.answer(IdentityServiceMethods.refreshSession) { (request: RefreshSessionRequest) in
            #expect(request.refreshToken == "tkf_refresh1")
            return next
        }
        #expect(await first.run("whoami") == 0)
        #expect(first.configuration?.token == "tka_access2")
        let second = terminal()
        #expect(await second.run("whoami") == 0)
        #expect(second.configuration?.token == "tka_access2")
        #expect(second.service.requests(RefreshSessionRequest.self) == [])
    }

    @Test("A session that has ended says so, and signing out forgets it all the same")
    func ended() async throws {
        #expect(await login(expiresIn: 10) == 0)
        func run(_ arguments: String...) async -> (Int32, String) {
            let terminal = terminal()
            let error = RPCError(code: .unauthenticated, message: "the session has ended or expired; sign in again")
                .with(detail: GoogleRPCErrorInfo(reason: "SESSION_ENDED", domain: "ticket.v1"))
            terminal.service.fail(IdentityServiceMethods.refreshSession, error)
            terminal.service.fail(IdentityServiceMethods.signOut, error)
            return (await terminal.run(arguments), terminal.notes.joined(separator: "\n"))
        }
        let (status, notes) = await run("whoami")
        #expect(status == 80 && notes.contains("`ticketctl login`"))
        #expect(await run("logout").0 == 0)
        let after = terminal()
        #expect(await after.run("whoami") == 0)
        #expect(after.configuration?.token == nil)
    }

    @Test("A watch that outlasts its token goes on behind what it has shown, with a fresh one")
    func watch() async throws {
        #expect(await login(expiresIn: 10) == 0)
        let terminal = terminal()
        let numbers = Mutex(1)
        terminal.service.answer(IdentityServiceMethods.refreshSession) { (_: RefreshSessionRequest) in
            let number = numbers.withLock { number in
                number += 1
                return number
            }
            return tokens(number, expiresIn: 10)
        }
        let expired = RPCError(code: .unauthenticated, message: "the token is unknown, revoked or expired")
        terminal.service.feed([.init(kind: .heartbeat(Heartbeat(cursor: "c1")))], then: expired)
        terminal.service.feed([.init(kind: .event(Event(id: "e", cursor: "c2", ticketNumber: 1)))])
        #expect(await terminal.run("ticket", "watch", "--limit", "1") == 0)
        #expect(terminal.service.requests(WatchEventsRequest.self).map(\.cursor) == ["", "c1"])
        #expect(terminal.configuration?.token == "tka_access3")
    }

    @Test("A watch whose fresh token is refused says so")
    func refusedWatch() async throws {
        #expect(await login() == 0)
        let terminal = terminal()
        let expired = RPCError(code: .unauthenticated, message: "the token is unknown, revoked or expired")
        terminal.service.feed([.init(kind: .heartbeat(Heartbeat(cursor: "c1")))], then: expired)
        terminal.service.feed([], then: expired)
        #expect(await terminal.run("ticket", "watch") == 80)
    }

    @Test("Contexts are listed, chosen and shown without their tokens")
    func contexts() async throws {
        #expect(await login() == 0)
        #expect(await login(["--context", "second"]) == 0)
        let list = terminal()
        #expect(await list.run("context", "list") == 0)
        let text = list.output
        #expect(text.contains("*  second") && text.contains("default") && !text.contains("tka_"))
        #expect(await terminal().run("context", "use", "default") == 0)
        let show = terminal()
        #expect(await show.run("context", "show", "-o", "json") == 0)
        #expect(
            show.output
                == "{\"name\":\"default\",\"server\":\"127.0.0.1:7000\",\"email\":\"ana@example.com\",\"current\":true}\n"
        )
        #expect(await terminal().run("context", "use", "third") == 2)
    }

    @Test("A file that others can read, or that makes no sense, is refused")
    func refused() async throws {
        #expect(await login() == 0)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let exposed = terminal()
        #expect(await exposed.run("whoami") == 1)
        #expect(exposed.notes.joined().contains("chmod 600"))
        try Data("something".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let damaged = terminal()
        #expect(await damaged.run("whoami") == 1)
        #expect(damaged.notes.joined().contains("sign in again"))
    }

    @Test("A password is never taken from the command line, and without a terminal has to come on standard input")
    func passwords() async throws {
        let terminal = terminal()
        #expect(await terminal.run("login", "ana@example.com") == 2)
        #expect(terminal.notes.joined().contains("--password-stdin"))
        #expect(await terminal.run("login", "ana@example.com", "--password", "x") == 2)
        let change = self.terminal(input: "old one\r\nnew one\n")
        change.service.answer(IdentityServiceMethods.changePassword) { (request: ChangePasswordRequest) in
            #expect(request == ChangePasswordRequest(currentPassword: "old one", newPassword: "new one"))
            return GoogleProtobufEmpty()
        }
        #expect(await change.run("password", "change", "--password-stdin", "--token", "x") == 0)
    }
}

private func tokens(_ number: Int, expiresIn seconds: Double) -> SessionTokens {
    SessionTokens(
        accessToken: "tka_access\(number)",
        accessExpireTime: GoogleProtobufTimestamp(seconds: Int64(Date.now.timeIntervalSince1970 + seconds)),
        refreshToken: "tkf_refresh\(number)", person: Person(id: "ana", name: "Ana", email: "ana@example.com"))
}
