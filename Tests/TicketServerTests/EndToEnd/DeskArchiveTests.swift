import Foundation
import TTRPC
import Testing
import TicketClient
import TicketMessages

/// Desks that are carried from one real server to another with ticketctl.
@Suite("End to end: carrying desks", .timeLimit(.minutes(10)))
struct DeskArchiveTests {
    private static let keys = ["account-portal", "help-center", "live-chat", "tiered-desk", "zendesk"]

    /// Fills the desks of a server with all sorts of tickets; gives their numbers.
    private func fill(_ server: RunningServer, _ folder: TemporaryFolder) async throws -> [String] {
        let ana = try CommandLine(server, as: "ana")
        let alba = try CommandLine(server, as: "alba")
        func did(_ person: CommandLine, _ arguments: String...) async -> String {
            let result = await person.run(arguments)
            #expect(result.status == 0, "\(arguments): \(result.notes)")
            return result.lines.first ?? ""
        }
        func create(_ desk: String, _ subject: String, _ more: String...) async -> String {
            let result = await ana.run(
                ["ticket", "create", "--desk", desk, "--subject", subject, "-o", "id"] + more)
            #expect(result.status == 0, "\(result.notes)")
            return result.lines.first ?? ""
        }
        let path = folder.path + "/pantalla.bin"
        try Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }).write(to: URL(fileURLWithPath: path))
        let first = await create("account-portal", "No puedo entrar", "--cc", "x@example.org")
        _ = await did(ana, "ticket", "comment", first, "--body", "Mira la sesión", "--attach", path)
        _ = await did(alba, "ticket", "comment", first, "--body", "Entre nosotros", "--internal")
        _ = await did(alba, "ticket", "comment", first, "--body", "¿Desde cuándo?")
        let second = await create("account-portal", "Lo mismo")
        _ = await did(alba, "ticket", "merge", second, first)
        let help = await create("help-center", "Incidencia")
        _ = await did(alba, "ticket", "track", help, "incident", "in_progress")
        _ = await did(alba, "ticket", "link", help, first)
        _ = await did(ana, "article", "rate", "help-center", "reset", "--helpful")
        let general = await create("zendesk", "Otro")
        _ = await did(alba, "ticket", "assign", general, "me")
        _ = await did(alba, "ticket", "tag", general, "vip")
        try await server.withClient(as: "ana") { client in
            for desk in ["live-chat", "tiered-desk"] {
                _ = try await client.conversations.startConversation(
                    StartConversationRequest(conversation: .init(desk: desk, subject: "Chat"), body: "Hola"))
            }
        }
        return [first, second, help, general]
    }

    @Test("What is exported, imported at an empty server and exported there is the same, byte by byte, and lives on")
    func carry() async throws {
        let (here, there) = (try TemporaryFolder(), try TemporaryFolder())
        let source = try await RunningServer.start(in: here)
        let numbers = try await fill(source, here)
        let target = try await RunningServer.start(in: there)
        let ines = try CommandLine(source, as: "ines")
        let admin = try CommandLine(target, as: "ines")
        for key in Self.keys {
            let path = here.path + "/\(key).jsonl"
            let out = await ines.run("desk", "export", key, "--to", path)
            #expect(out.status == 0, "\(out.notes)")
            #expect(out.output == path + "\n")
            let tried = await admin.run("desk", "import", path, "--validate-only")
            #expect(tried.status == 0, "\(tried.notes)")
            let imported = await admin.run("desk", "import", path)
            #expect(imported.status == 0, "\(imported.notes)")
            #expect(imported.output.hasPrefix(key))
            let again = await admin.run("desk", "export", key, "--to", "-")
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(again.output.utf8), "\(key)")
            #expect(await admin.run("desk", "import", path).status == 64 + 6)
        }
        let alba = try CommandLine(target, as: "alba")
        for number in numbers {
            let shown = await alba.run("ticket", "get", number, "-o", "json")
            let expected = try await CommandLine(source, as: "alba").run("ticket", "get", number, "-o", "json")
            #expect(shown.output == expected.output)
            #expect(await alba.run("history", number).status == 0)
        }
        #expect(await alba.run("ticket", "search", "sesion", "-o", "id").lines == [numbers[0]])
        let moved = await alba.run("ticket", "transition", numbers[0], "resolved")
        #expect(moved.status == 0, "\(moved.notes)")
        let unmerged = await alba.run("ticket", "unmerge", numbers[1])
        #expect(unmerged.status == 0, "\(unmerged.notes)")
        #expect(try await target.stop() == .exit(0))
        let check = try ChildProcess("ticketd", ["check", "--data", RunningServer.data(in: there)], log: there)
        #expect(try await check.ending() == .exit(0))
        // It goes on after a start, at which the program brings its desks along.
        let restarted = try await RunningServer.start(in: there)
        let shown = try await CommandLine(restarted, as: "alba").run("ticket", "get", numbers[2])
        #expect(shown.status == 0, "\(shown.notes)")
        try await restarted.kill()
        try await source.kill()
    }

    @Test("An archive comes through standard input too, and a file that is there is not replaced unasked")
    func pipes() async throws {
        let (here, there) = (try TemporaryFolder(), try TemporaryFolder())
        let source = try await RunningServer.start(in: here)
        _ = try await fill(source, here)
        let ines = try CommandLine(source, as: "ines")
        let path = here.path + "/a.jsonl"
        #expect(await ines.run("desk", "export", "zendesk", "--to", path).status == 0)
        #expect(await ines.run("desk", "export", "zendesk", "--to", path).status == 2)
        #expect(await ines.run("desk", "export", "none", "--to", path + "2").status == 64 + 5)
        #expect(!FileManager.default.fileExists(atPath: path + "2.part"))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let target = try await RunningServer.start(in: there)
        let piped = try CommandLine(target, as: "ines", typing: [CommandLine.Typed(text: text)])
        let imported = await piped.run("desk", "import", "-", "-o", "json")
        #expect(imported.status == 0, "\(imported.notes)")
        #expect(imported.output.contains("\"ticket_count\":\"1\""))
        let agent = try CommandLine(target, as: "alba")
        #expect(await agent.run("desk", "import", path).status == 64 + 7)
        try await target.kill()
        try await source.kill()
    }
}
