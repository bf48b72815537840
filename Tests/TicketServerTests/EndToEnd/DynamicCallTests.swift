internal import Foundation
internal import Testing

@Suite("Calls that are made by name", .timeLimit(.minutes(10)))
struct DynamicCallTests {
    private static let conformance = "ttrpc.conformance.v1.ConformanceService"

    @Test("One request and one response go as JSON, by full name or short")
    func unary() async throws {
        let server = try await RunningServer.start(in: try TemporaryFolder())
        let shell = try CommandLine(server, as: "ana")
        let created = await shell.run(
            "call", "ticket.v1.TicketService/CreateTicket", "-d",
            #"{"ticket":{"desk":"account-portal","subject":"No puedo entrar","ccEmails":["m@acme.example"]}}"#)
        #expect(created.status == 0)
        #expect(created.notes == "")
        #expect(created.lines.count == 1)
        #expect(created.output.contains(#""subject":"No puedo entrar""#))
        #expect(created.output.contains(#""cc_emails":["m@acme.example"]"#))
        #expect(!created.output.contains("comment_count"))
        let read = await shell.run("call", "TicketService/GetTicket", "-d", #"{"number":"100001"}"#, "--emit-defaults")
        #expect(read.status == 0)
        #expect(read.output.contains(#""comment_count":0"#))
        let who = await shell.run("call", "/IdentityService/WhoAmI")
        #expect(who.output.contains(#""email":"ana@acme.example""#))
    }

    @Test("A stream of responses is one JSON a line, a stream of requests one value after another")
    func streams() async throws {
        let server = try await RunningServer.start(in: try TemporaryFolder(), ["--conformance"])
        let shell = try CommandLine(server)
        let download = await shell.run("call", "ConformanceService/Download", "-d", #"{"sizes":[0,2],"repeat":2}"#)
        #expect(download.status == 0)
        #expect(
            download.lines == [
                "{}", #"{"index":"1","payload":"AAA="}"#, #"{"index":"2"}"#, #"{"index":"3","payload":"AAA="}"#,
            ])
        let sum = await shell.run("call", Self.conformance + "/Sum", "-d", #"{"number":40}{"number":"2"}"#)
        #expect(sum.lines == [#"{"sum":"42","message_count":"2"}"#])
        let none = await shell.run("call", "ConformanceService/Sum", "--emit-defaults")
        #expect(none.output.contains(#""message_count":"0""#))
        let both = await shell.run("call", "ConformanceService/HalfDuplex", "-d", #"{"number":1} {"number":2}"#)
        #expect(both.lines == [#"{"number":"1"}"#, #"{"number":"2"}"#])
    }

    @Test("Requests come from a file, and from standard input as it is typed, each answered before the next")
    func input() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder, ["--conformance"])
        let file = folder.path + "/requests.jsonl"
        try Data("{\"number\":1}\n{\"number\":2}\n".utf8).write(to: URL(fileURLWithPath: file))
        let sum = try await CommandLine(server).run("call", "ConformanceService/Sum", "-d", "@" + file)
        #expect(sum.lines == [#"{"sum":"3","message_count":"2"}"#])

        let shell = try CommandLine(
            server,
            typing: [
                .init(text: "{\"number\":1}\n"), .init(text: "{\"num", afterLines: 1), .init(text: "ber\":2}\n"),
                .init(text: "", afterLines: 2),
            ])
        let talk = await shell.run("call", "ConformanceService/PingPong", "-d", "@-")
        #expect(talk.status == 0, "\(talk.notes)")
        #expect(talk.lines == [#"{"number":"1"}"#, #"{"number":"2"}"#])
    }

    @Test("A call that the server ends is over although standard input is not")
    func endedByServer() async throws {
        let server = try await RunningServer.start(in: try TemporaryFolder(), ["--conformance"])
        let shell = try CommandLine(
            server,
            typing: [
                .init(text: #"{"failure":{"code":5,"message":"gone"}}"#), .init(text: "{}", afterLines: .max),
            ])
        let talk = await shell.run("call", "ConformanceService/PingPong", "-d", "@-")
        #expect(talk.status == 69)
        #expect(talk.notes.contains("NOT_FOUND: gone"))
    }

    @Test("A failure says its details as JSON on standard error, and its code in the status")
    func details() async throws {
        let server = try await RunningServer.start(in: try TemporaryFolder())
        let refused = try await CommandLine(server, as: "ana").run(
            "call", "TicketService/CreateTicket", "-d", #"{"ticket":{"desk":"nowhere","subject":"s"}}"#)
        #expect(refused.status == 67)
        #expect(refused.output == "")
        #expect(refused.notes.contains(#"google.rpc.ErrorInfo: {"reason":"UNKNOWN_DESK","domain":"ticket.v1"}"#))
        #expect(refused.notes.contains(#"google.rpc.BadRequest: {"field_violations":[{"field":"ticket.desk""#))
        let stranger = try await CommandLine(server).run("call", "IdentityService/WhoAmI")
        #expect(stranger.status == 80)
    }

    @Test("Metadata goes along, and stands in place of the token")
    func metadata() async throws {
        let server = try await RunningServer.start(in: try TemporaryFolder(), ["--conformance"])
        let shell = try CommandLine(server, as: "ana")
        let echo = await shell.run(
            "call", "ConformanceService/Echo", "-H", "X-Trace: a: b", "-H", "authorization: Bearer other")
        #expect(echo.output.contains(#"{"key":"x-trace","value":"a: b"}"#))
        #expect(echo.output.contains(#"{"key":"authorization","value":"Bearer other"}"#))
        #expect(echo.output.components(separatedBy: "authorization").count == 2)
    }

    @Test(
        "What is wrong on the command line is said with the name that was meant, and nothing is sent",
        arguments: [
            (["TicketService/GetTicket", "-d", #"{"nmber":1}"#], "-d: nmber: ", "did you mean number?"),
            (["TicketService/GetTickt"], "has no method GetTickt", "did you mean GetTicket?"),
            (["TicketServic/GetTicket"], "no service TicketServic", "did you mean ticket.v1.TicketService?"),
            (["ticket.v1.Ticket/GetTicket"], "no service ticket.v1.Ticket", ""),
            (["GetTicket"], "\"GetTicket\" is no method", "SERVICE/METHOD"),
            (["ConformanceService/Sum", "-d", #"{} {"numbr":1}"#], "-d, request 2: numbr: ", "did you mean number?"),
            (["ConformanceService/Echo", "-d", "{}{}"], "more than one JSON value", ""),
            (["ConformanceService/Echo", "-d", ""], "no JSON value", "leave -d out"),
            (["ConformanceService/Echo", "-d", "{"], "this is no JSON", ""),
            (["ConformanceService/Echo", "-d", "@/nowhere/x"], "/nowhere/x cannot be read", ""),
            (["ConformanceService/Echo", "-H", "a b: c"], "is no metadata", ""),
            (["ConformanceService/Echo", "-o", "id"], "-o id has no meaning", ""),
        ])
    func usage(arguments: [String], problem: String, advice: String) async throws {
        let server = try await RunningServer.start(in: try TemporaryFolder(), ["--conformance"])
        let shell = try CommandLine(server, as: "ana")
        let refused = await shell.run(["call"] + arguments)
        #expect(refused.status == 2)
        #expect(refused.output == "")
        #expect(refused.notes.contains(problem), "\(refused.notes)")
        #expect(refused.notes.contains("See 'ticketctl call --help'"))
        #expect(advice.isEmpty || refused.notes.contains(advice), "\(refused.notes)")
    }

    @Test("Where reflection is off, it says so")
    func noReflection() async throws {
        let folder = try TemporaryFolder()
        let config = folder.path + "/ticketd.yaml"
        try Data("reflection: off\n".utf8).write(to: URL(fileURLWithPath: config))
        let server = try await RunningServer.start(in: folder, ["--config", config])
        let refused = try await CommandLine(server, as: "ana").run("call", "IdentityService/WhoAmI")
        #expect(refused.status == 76)
        #expect(refused.notes.contains("the server has no reflection"))
        #expect(refused.notes.contains("setting `reflection`"))
    }
}
