internal import Foundation
internal import TTRPC
internal import Testing

@Suite("ticketctl: macros, canned responses and promises", .timeLimit(.minutes(10)))
struct AutomationCommandTests {
    private func urgent(_ server: RunningServer) async throws -> String {
        let ana = try CommandLine(server, as: "ana")
        let number = await ana.run(
            "ticket", "create", "--desk", "zendesk", "--subject", "It burns", "--locale", "en", "-o", "id")
        let alba = try CommandLine(server, as: "alba")
        let set = await alba.run("ticket", "set", number.lines[0], "priority=urgent", "-o", "id")
        #expect(set.status == 0, "\(set.notes)")
        return number.lines[0]
    }

    @Test("A macro is listed, tried, and does all that it says; a customer may not")
    func macros() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await urgent(server)
        let alba = try CommandLine(server, as: "alba")
        let listed = await alba.run("macro", "list", "zendesk", "--language", "en")
        #expect(listed.lines.count == 3)
        #expect(listed.lines[1].contains("take_over") && listed.lines[1].contains("assign me; say taken_over"))
        #expect(await alba.run("macro", "list", "zendesk", "-o", "id").lines == ["take_over", "ask_for_details"])

        let tried = await alba.run("macro", "apply", number, "take_over", "--validate-only")
        #expect(tried.notes.contains("checked; nothing was changed"))
        #expect(await alba.run("ticket", "comments", number, "-o", "id").output.isEmpty)
        let applied = await alba.run("macro", "apply", number, "take_over", "--language", "en")
        #expect(applied.status == 0)
        #expect(applied.output.contains("I am Alba Ruiz and take care of your ticket #\(number)."))
        #expect(await alba.run("ticket", "comments", number, "-o", "id").lines == ["1"])
        #expect(await alba.run("ticket", "list", "--assignee", "me", "-o", "id").lines == [number])

        let ana = try CommandLine(server, as: "ana")
        #expect(
            await ana.run("macro", "apply", number, "take_over").status
                == 64 + Int32(StatusCode.permissionDenied.rawValue))
        let unknown = await alba.run("macro", "apply", number, "dance")
        #expect(unknown.status == 64 + Int32(StatusCode.invalidArgument.rawValue))
        #expect(unknown.notes.contains("take_over"))
    }

    @Test("A canned response is listed, and filled as text that can be piped on")
    func canned() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await urgent(server)
        let alba = try CommandLine(server, as: "alba")
        let listed = await alba.run("canned", "list", "zendesk", "--language", "en")
        #expect(listed.lines.count == 3)
        #expect(listed.lines[2].hasPrefix("details "))
        #expect(listed.lines[2].contains("{{ticket.subject}}"))
        let filled = await alba.run("canned", "render", number, "details")
        #expect(
            filled.output
                == "What exactly happens with \"It burns\", since when, and what did you expect instead?\n")
        #expect(
            await alba.run("canned", "render", number, "nothing").status
                == 64 + Int32(StatusCode.notFound.rawValue))
    }

    @Test("Promises are explained, and as JSON they are one document, also if there are none")
    func targets() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await urgent(server)
        let alba = try CommandLine(server, as: "alba")
        let shown = await alba.run("ticket", "targets", number)
        #expect(shown.output.contains("first-response  urgent_first_response"))
        #expect(shown.output.contains("resolution  urgent_resolution"))
        #expect(shown.output.contains("counted"))

        let json = await alba.run("ticket", "targets", number, "-o", "json")
        #expect(json.lines.count == 1)
        #expect(
            try Self.targets(in: json.output)
                == ["SERVICE_TARGET_KIND_FIRST_RESPONSE", "SERVICE_TARGET_KIND_RESOLUTION"])
        #expect(await alba.run("ticket", "targets", number, "-o", "jsonl").lines.count == 2)
        #expect(await alba.run("ticket", "targets", number, "-o", "id").lines == ["first-response", "resolution"])
        let one = await alba.run("ticket", "targets", number, "--kind", "resolution", "-o", "json")
        #expect(try Self.targets(in: one.output) == ["SERVICE_TARGET_KIND_RESOLUTION"])

        let plain = String(try await server.createTicket())
        #expect(await alba.run("ticket", "targets", plain, "-o", "json").output == "{\"targets\":[]}\n")
        #expect(await alba.run("ticket", "targets", plain).notes.contains("nothing is promised"))
    }

    /// The kinds of the promises in a document, in order.
    private static func targets(in json: String) throws -> [String] {
        let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        let explanations = document?["targets"] as? [[String: Any]] ?? []
        return explanations.compactMap { ($0["target"] as? [String: Any])?["kind"] as? String }
    }
}
