internal import Foundation
internal import TTRPC
internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("Mail out of a real server, and into it", .timeLimit(.minutes(10)))
struct MailTests {
    /// What a mail on the development server's disk holds, once there are so many for somebody.
    private static func mails(
        to recipient: String, count: Int, in folder: TemporaryFolder
    ) async throws -> [String] {
        let path = RunningServer.data(in: folder) + "/mail"
        while true {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            let texts = names.sorted().compactMap { FileManager.default.contents(atPath: "\(path)/\($0)") }
                .map { String(decoding: $0, as: UTF8.self) }
                .filter { $0.contains("\r\nTo: \(recipient)\r\n") }
            if texts.count >= count { return texts }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private static func field(_ name: String, in mail: String) -> String {
        let header = mail.replacing("\r\n ", with: " ").split(separator: "\r\n")
        return header.first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) } ?? ""
    }

    private static func mail(from author: String, to recipient: String, _ body: String, id: String) -> [UInt8] {
        Array(
            """
            From: \(author)\r
            To: \(recipient)\r
            Subject: Re: Printer\r
            Message-ID: <\(id)@mail.example>\r
            \r
            \(body)\r

            """.utf8)
    }

    /// A request of Ana's at the help center on which Alba has asked something.
    private static func asked(_ server: RunningServer) async throws -> Int64 {
        let number = try await server.withClient(as: "ana") { ana in
            try await ana.tickets.createTicket(
                CreateTicketRequest(
                    ticket: Ticket(desk: "help-center", subject: "Printer", ccEmails: ["b@mail.example"]))
            ).number
        }
        try await server.withClient(as: "alba") { alba in
            _ = try await alba.tickets.addComment(
                AddCommentRequest(number: number, comment: Comment(body: "Which one?")))
        }
        return number
    }

    @Test("An answer to a written mail is a comment; a stranger's is held back, and staff alone see it")
    func throughTheClient() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await Self.asked(server)
        let written = try #require(
            try await Self.mails(to: "ana@acme.example", count: 1, in: folder).first)
        #expect(Self.field("Message-ID", in: written).hasPrefix("<\(number)."))
        #expect(try await Self.mails(to: "b@mail.example", count: 2, in: folder).count == 2)
        let reply = Self.field("Reply-To", in: written)

        func ingest(_ author: String, _ id: String, as name: String = "service") async throws -> IngestedMail? {
            let raw = Self.mail(from: author, to: reply, "The red one", id: id)
            return try await server.withClient(as: name) { client in
                try await client.mail.ingestMail(IngestMailRequest(raw: raw, recipients: [reply])).mails.first
            }
        }
        #expect(try await ingest("ana@acme.example", "1")?.outcome == .comment)
        #expect(try await ingest("ana@acme.example", "1")?.outcome == .duplicate)
        let held = try #require(try await ingest("eve@mail.example", "2"))
        #expect(held.outcome == .quarantined && held.reason == "STRANGER")
        for person in ["ana", "alba", "ines"] {
            await #expect(throws: RPCError.self) { _ = try await ingest("ana@acme.example", "3", as: person) }
        }
        try await server.withClient(as: "ana") { ana in
            let comments = try await ana.tickets.listComments(ListCommentsRequest(number: number)).comments
            #expect(comments.map(\.body) == ["Which one?", "The red one"])
            for call in try Self.staffCalls(ana, held.quarantineID, number) {
                let error = await #expect(throws: RPCError.self) { try await call() }
                #expect(error?.code == .permissionDenied)
            }
        }
        try await server.withClient(as: "alba") { alba in
            #expect(try await alba.mail.listQuarantine(ListQuarantineRequest()).mails.map(\.id) == [held.quarantineID])
            let shown = try await alba.mail.getQuarantinedMail(GetQuarantinedMailRequest(id: held.quarantineID))
            #expect(shown.raw == Self.mail(from: "eve@mail.example", to: reply, "The red one", id: "2"))
            let note = try await alba.mail.releaseMail(
                ReleaseMailRequest(id: held.quarantineID, ticketNumber: number))
            #expect(note.outcome == .note && note.ticketNumber == number)
            #expect(try await alba.mail.listQuarantine(ListQuarantineRequest()).mails.isEmpty)
            let error = await #expect(throws: RPCError.self) {
                _ = try await alba.mail.listDeadLetters(ListDeadLettersRequest())
            }
            #expect(error?.code == .permissionDenied)
        }
        try await server.withClient(as: "ines") { ines in
            let dead = try await ines.mail.listDeadLetters(ListDeadLettersRequest()).deadLetters
            #expect(dead.isEmpty)
            let error = await #expect(throws: RPCError.self) {
                _ = try await ines.mail.retryDeadLetter(RetryDeadLetterRequest(id: 1))
            }
            #expect(error?.code == .notFound)
        }
        #expect(try await server.stop() == .exit(0))
    }

    private static func staffCalls(
        _ client: TicketClient, _ id: Int64, _ number: Int64
    ) throws -> [() async throws -> Void] {
        [
            { _ = try await client.mail.listQuarantine(ListQuarantineRequest()) },
            { _ = try await client.mail.getQuarantinedMail(GetQuarantinedMailRequest(id: id)) },
            { _ = try await client.mail.releaseMail(ReleaseMailRequest(id: id, ticketNumber: number)) },
            { _ = try await client.mail.discardMail(DiscardMailRequest(id: id)) },
            { _ = try await client.mail.listDeadLetters(ListDeadLettersRequest()) },
            { _ = try await client.mail.retryDeadLetter(RetryDeadLetterRequest(id: id)) },
            { _ = try await client.mail.unsubscribe(UnsubscribeRequest(token: "1.2.a")) },
        ]
    }

    @Test("One click ends the copies of whoever was given the token")
    func unsubscribe() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await Self.asked(server)
        let copy = try #require(try await Self.mails(to: "b@mail.example", count: 2, in: folder).last)
        let ways = Self.field("List-Unsubscribe", in: copy)
        let token = String(ways.dropFirst("<mailto:unsubscribe+".count).prefix { $0 != "@" })
        try await server.withClient(as: "service") { service in
            _ = try await service.mail.unsubscribe(UnsubscribeRequest(token: "\(number).1.aaaaaaaaaaaaaaaa"))
            let before = try await service.tickets.getTicket(GetTicketRequest(number: number))
            #expect(before.participants.map(\.email) == ["b@mail.example"])
            _ = try await service.mail.unsubscribe(UnsubscribeRequest(token: token))
            let after = try await service.tickets.getTicket(GetTicketRequest(number: number))
            #expect(after.participants.isEmpty)
        }
        #expect(try await server.stop() == .exit(0))
    }

    /// A server that listens for mail servers on a port that the system chose.
    private static func lmtpServer(in folder: TemporaryFolder) async throws -> RunningServer {
        let settings = folder.path + "/ticketd.yaml"
        try "mail:\n  domain: desk.example\n  lmtp:\n    listen: 127.0.0.1:0\n".write(
            toFile: settings, atomically: true, encoding: .utf8)
        return try await RunningServer.start(in: folder, ["--config", settings])
    }

    private static func lmtpAddress(of server: RunningServer) throws -> String {
        let port = try #require(server.log.split(separator: "port=").dropFirst().first?.prefix { $0.isNumber })
        return "127.0.0.1:\(port)"
    }

    @Test("A mail server brings mail by LMTP, and is answered for each recipient")
    func lmtp() async throws {
        let folder = try TemporaryFolder()
        let server = try await Self.lmtpServer(in: folder)
        let said = try await RawConnection.with(try Self.lmtpAddress(of: server)) { connection in
            var said = try connection.text(until: "\r\n")
            func say(_ line: String, until end: String = "\r\n") throws {
                connection.send(Array("\(line)\r\n".utf8))
                said += try connection.text(until: end)
            }
            try say("LHLO mx.mail.example", until: "\r\n250 SIZE 26214400\r\n")
            try say("MAIL FROM:<zoe@mail.example>")
            try say("RCPT TO:<help-center@desk.example>")
            try say("RCPT TO:<nobody@desk.example>")
            try say("RCPT TO:<zendesk@desk.example>")
            try say("DATA")
            let mail = Self.mail(from: "zoe@mail.example", to: "x@desk.example", "It burns", id: "1")
            connection.send(mail)
            try say(".")
            said += try connection.text(until: "\r\n")
            try say("QUIT")
            return said
        }
        let codes = said.split(separator: "\r\n").filter { $0.dropFirst(3).first == " " }.map { $0.prefix(3) }
        #expect(codes == ["220", "250", "250", "250", "550", "250", "354", "250", "250", "221"])
        try await server.withClient(as: "alba") { alba in
            let tickets = try await alba.tickets.listTickets(ListTicketsRequest()).tickets
            #expect(Set(tickets.map(\.desk)) == ["help-center", "zendesk"])
            #expect(tickets.allSatisfy { $0.channel == .mail && $0.requester?.email == "zoe@mail.example" })
        }
        #expect(try await Self.mails(to: "zoe@mail.example", count: 1, in: folder).count == 1, "one answer a day")
        #expect(try await server.stop() == .exit(0))
    }

    @Test("A client of another make is understood, and is told by LMTP of each recipient")
    func otherClient() async throws {
        let folder = try TemporaryFolder()
        let server = try await Self.lmtpServer(in: folder)
        let script = """
            import smtplib, sys
            with smtplib.LMTP(sys.argv[1], int(sys.argv[2])) as client:
                refused = client.sendmail(
                    "zoe@mail.example", ["zendesk@desk.example", "nobody@desk.example"],
                    "From: zoe@mail.example\\r\\nSubject: Dots\\r\\n\\r\\n.\\r\\n..x\\r\\n")
            print({name: answer[0] for name, answer in refused.items()})
            """
        let address = try Self.lmtpAddress(of: server).split(separator: ":").map(String.init)
        let client = try ChildProcess(path: "/usr/bin/python3", ["-c", script] + address, log: folder)
        #expect(try await client.outputAtEnd() == "{'nobody@desk.example': 550}\n", "\(client.log)")
        try await server.withClient(as: "alba") { alba in
            let ticket = try await alba.tickets.listTickets(ListTicketsRequest()).tickets.first
            #expect(ticket?.subject == "Dots" && ticket?.desk == "zendesk" && ticket?.description == ".\n..x")
        }
        #expect(try await server.stop() == .exit(0))
    }

    @Test("Mail servers that are connected, one in the middle of a mail, are told of the end and hold up no stop")
    func lmtpStop() async throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let server = try await Self.lmtpServer(in: folder)
        try await RawConnection.with(try Self.lmtpAddress(of: server), count: 2) { connections in
            for connection in connections { _ = try connection.text(until: "\r\n") }
            let begin = "LHLO mx\r\nMAIL FROM:<>\r\nRCPT TO:<zendesk@desk.example>\r\nDATA\r\n"
            connections[1].send(Array(begin.utf8))
            _ = try connections[1].text(until: "354 end with <CRLF>.<CRLF>\r\n")
            connections[1].send(Array("Subject: half\r\n".utf8))
            server.send(signal: SIGTERM)
            for connection in connections {
                #expect(try connection.text(until: "\r\n") == "421 4.3.2 closing; come again\r\n")
            }
        }
        #expect(try await server.stop() == .exit(0))
    }
}
