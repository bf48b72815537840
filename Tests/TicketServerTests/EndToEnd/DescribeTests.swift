internal import Foundation
internal import Testing
internal import TicketMessages

@Suite("What a server says of itself", .timeLimit(.minutes(10)))
struct DescribeTests {
    @Test("Services are listed with the first sentence about each, the conformance service where it is served")
    func services() async throws {
        let folder = try TemporaryFolder()
        let plain = try await RunningServer.start(in: folder)
        let listed = try await CommandLine(plain).run("describe")
        #expect(listed.status == 0)
        #expect(
            listed.lines.contains(
                "ticket.v1.TicketService              "
                    + "Everything that is done to one ticket at a time, and lists of them."))
        #expect(!listed.output.contains("conformance"))

        let server = try await RunningServer.start(in: try TemporaryFolder(), ["--conformance"])
        let shell = try CommandLine(server)
        let names = await shell.run("describe", "-o", "id").lines
        #expect(
            names == [
                "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "ticket.v1.AttachmentService",
                "ticket.v1.AutomationService", "ticket.v1.ConversationService", "ticket.v1.DeskService",
                "ticket.v1.EventService", "ticket.v1.FeedbackService", "ticket.v1.IdentityService",
                "ticket.v1.MailService", "ticket.v1.PeopleService", "ticket.v1.TicketService",
                "ttrpc.conformance.v1.ConformanceService",
            ])
        let lines = await shell.run("describe", "-o", "jsonl").lines
        #expect(lines.count == names.count)
        for (line, name) in zip(lines, names) {
            let service = try JSONDecoder().decode(Described.self, from: Data(line.utf8))
            #expect(service.kind == "service")
            #expect(service.name == name)
            #expect(service.methods?.isEmpty == false)
        }
    }

    @Test("A method, a message and an enum stand as in their protos, comments included")
    func symbols() async throws {
        let shell = try CommandLine(try await RunningServer.start(in: try TemporaryFolder()))
        let method = await shell.run("describe", "TicketService/GetTicket")
        #expect(method.lines.first == "// Reads one ticket (AIP-131).")
        #expect(method.lines.contains("rpc GetTicket(ticket.v1.GetTicketRequest) returns (ticket.v1.Ticket);"))
        #expect(method.lines.contains("message GetTicketRequest {"))
        #expect(method.lines.contains("  // The ticket's number."))
        #expect(await shell.run("describe", "ticket.v1.TicketService.GetTicket").output == method.output)
        let stream = await shell.run("describe", "ServerReflection")
        #expect(stream.output.contains("(stream grpc.reflection.v1.ServerReflectionRequest)"))
        let message = await shell.run("describe", "Ticket")
        #expect(message.lines.contains("  repeated string cc_emails = 8;"))
        let enumeration = await shell.run("describe", "ticket.v1.StatusCategory")
        #expect(enumeration.lines.contains("  STATUS_CATEGORY_CLOSED = 5;"))
        let json = await shell.run("describe", "ticket.v1.Ticket", "-o", "json")
        let ticket = try JSONDecoder().decode(Described.self, from: Data(json.output.utf8))
        #expect(ticket.comment == "One request for support, from creation to its end.")
        #expect(ticket.fields?.first { $0.number == 8 }?.type == "repeated string")
    }

    @Test("A name that is not there is answered with the one that was meant")
    func unknown() async throws {
        let shell = try CommandLine(try await RunningServer.start(in: try TemporaryFolder()))
        let slip = await shell.run("describe", "Tickt")
        #expect(slip.status == 2)
        #expect(slip.output == "")
        #expect(slip.notes.contains("did you mean ticket.v1.Ticket?"))
        let several = await shell.run("describe", "HealthCheckResponse.Nothing")
        #expect(several.status == 2)
        let ambiguous = await shell.run("describe", "v1")
        #expect(ambiguous.status == 2)
    }

    @Test("Both programs tell their version", arguments: ["ticketd", "ticketctl"])
    func version(program: String) async throws {
        let command = try ChildProcess(program, ["--version"], log: try TemporaryFolder())
        #expect(try await command.outputAtEnd() == "\(program) \(TicketVersion.current)\n")
        #expect(try await command.ending() == .exit(0))
    }

    private struct Described: Decodable {
        struct Field: Decodable {
            let number: Int
            let type: String
        }

        struct Method: Decodable {
            let name: String
        }

        let kind: String
        let name: String
        let comment: String
        let methods: [Method]?
        let fields: [Field]?
    }
}
