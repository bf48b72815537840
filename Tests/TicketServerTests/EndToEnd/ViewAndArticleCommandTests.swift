internal import TTRPC
internal import Testing

@Suite("ticketctl: views and articles", .timeLimit(.minutes(10)))
struct ViewAndArticleCommandTests {
    @Test("What a person says last of an article counts, and staff read what everybody said")
    func articles() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let ana = try CommandLine(server, as: "ana")
        let first = await ana.run("article", "rate", "help-center", "reset-password", "--helpful", "-o", "id")
        #expect(first.lines == ["reset-password"], "\(first.notes)")
        #expect(await ana.run("article", "rate", "help-center", "reset-password", "--not-helpful").status == 0)
        let bruno = try CommandLine(server, as: "bruno")
        #expect(await bruno.run("article", "rate", "help-center", "reset-password", "--helpful").status == 0)
        let alba = try CommandLine(server, as: "alba")
        let listed = await alba.run("article", "list", "help-center")
        #expect(
            listed.lines.map { $0.split(separator: " ").map(String.init) }.last
                == ["help-center", "reset-password", "1", "1"])
        #expect(await ana.run("article", "rate", "help-center", "reset-password").status == 2)
        #expect(
            await ana.run("article", "rate", "help-center", "reset-password", "--helpful", "--not-helpful").status == 2)
        #expect(
            await ana.run("article", "list", "help-center").status
                == 64 + Int32(StatusCode.permissionDenied.rawValue))
    }

    @Test("A view is saved, listed, used and deleted; one that is shared is the other staff's too")
    func views() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await server.createTicket()
        let ana = try CommandLine(server, as: "ana")
        _ = await ana.run("ticket", "create", "--desk", "zendesk", "--subject", "Elsewhere", "-o", "id")

        let alba = try CommandLine(server, as: "alba")
        #expect(await alba.run("ticket", "view", "list").notes.contains("no views"))
        let saved = await alba.run(
            "ticket", "view", "save", "portal", "--desk", "account-portal", "--category", "open", "-o", "id")
        #expect(saved.lines == ["portal"], "\(saved.notes)")
        let shared = await alba.run(
            "ticket", "view", "save", "waiting", "--share-with", "zendesk", "--desk", "zendesk", "-o", "id")
        #expect(shared.lines == ["zendesk/waiting"], "\(shared.notes)")
        #expect(await alba.run("ticket", "view", "list", "-o", "id").lines == ["portal"])
        #expect(await alba.run("ticket", "list", "--view", "portal", "-o", "id").lines == [String(number)])

        let teo = try CommandLine(server, as: "teo")
        #expect(await teo.run("ticket", "view", "list", "--desk", "zendesk", "-o", "id").lines == ["zendesk/waiting"])
        #expect(await teo.run("ticket", "list", "--view", "zendesk/waiting", "-o", "id").lines.count == 1)
        #expect(
            await teo.run("ticket", "list", "--view", "portal").status
                == 64 + Int32(StatusCode.notFound.rawValue), "that is Alba's alone")
        #expect(await alba.run("ticket", "view", "delete", "portal").status == 0)
        #expect(await alba.run("ticket", "list", "--view", "portal").status == 64 + Int32(StatusCode.notFound.rawValue))
        #expect(
            await ana.run("ticket", "view", "save", "x", "--share-with", "zendesk").status
                == 64 + Int32(StatusCode.permissionDenied.rawValue))
    }
}
