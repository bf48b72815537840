import Foundation
import ProcessTestSupport
import Synchronization
import TTRPC
import Testing
import TicketClient
import TicketClientTestSupport

@testable import TicketBenchmark

@Suite("ticketbench")
struct ProgramTests {
    @Test("counts the calls of a closed loop that the server answered, with their codes")
    func closedLoop() async throws {
        let bench = Bench()
        bench.service.answer(TicketServiceMethods.searchTickets) { (_: SearchTicketsRequest) -> SearchTicketsResponse in
            throw RPCError(code: .notFound, message: "no such desk")
        }
        let arguments = ["--connections", "2", "--in-flight", "2", "--duration", "20ms", "--warm-up", "0s"]
        #expect(await bench.run(arguments + ["--mix", "get=1,search=1", "--tickets", "1", "--json", "-"]) == 0)
        #expect(bench.connections == 2)
        let report = try bench.report()
        let answered = UInt64(bench.count(TicketServiceMethods.getTicket))
        let refused = UInt64(bench.count(TicketServiceMethods.searchTickets))
        #expect(report.all.statuses == ["OK": answered, "NOT_FOUND": refused].filter { $0.value > 0 })
        #expect(report.operations["get"]?.calls == answered)
        #expect(report.operations["search"]?.errors == refused)
        #expect(report.all.calls == answered + refused)
        #expect(report.firstErrors == (refused > 0 ? ["NOT_FOUND": "no such desk"] : [:]))
        #expect(report.coordinatedOmission == .notCorrected)
    }

    @Test("rests after a call for which there was no server")
    func rest() async throws {
        let bench = Bench()
        bench.service.fail(TicketServiceMethods.getTicket, RPCError(code: .unavailable, message: "nobody listens"))
        let arguments = ["--in-flight", "2", "--duration", "50ms", "--warm-up", "0s", "--mix", "get=1"]
        #expect(await bench.run(arguments + ["--tickets", "1", "--json", "-"]) == 0)
        let report = try bench.report()
        #expect(report.all.errors == report.all.calls)
        #expect(report.all.callsPerSecond == 0)
        // Two places, each of which can call every 10 of the 50 ms.
        #expect(report.all.calls <= 10)
    }

    @Test("makes as many calls as an open loop's rate asks for, those of the warm-up uncounted")
    func openLoop() async throws {
        let bench = Bench()
        let arguments = ["--rate", "500", "--duration", "40ms", "--warm-up", "20ms", "--in-flight", "2"]
        #expect(await bench.run(arguments + ["--mix", "get=1", "--tickets", "1", "--json", "-"]) == 0)
        let report = try bench.report()
        #expect(bench.count(TicketServiceMethods.getTicket) == 30)
        #expect(report.all.calls == 20)
        #expect(report.coordinatedOmission == .corrected)
        #expect(report.sendingLatency != nil)
    }

    @Test("finds open tickets, makes what lacks, and names each change of its own")
    func preparation() async throws {
        let bench = Bench()
        let arguments = ["--rate", "100", "--duration", "50ms", "--warm-up", "0s", "--mix", "get=1", "--tickets", "3"]
        #expect(await bench.run(arguments) == 0)
        let lists: [ListTicketsRequest] = bench.service.requests()
        #expect(lists.map(\.filter?.categories) == [[.new, .open, .waiting]])
        let created: [CreateTicketRequest] = bench.service.requests()
        #expect(created.count == 2)
        #expect(Set(created.map(\.requestID)).count == 2)
        #expect(created.allSatisfy { $0.ticket?.desk == "account-portal" && $0.ticket?.subject.isEmpty == false })
    }

    @Test("exits with 99 when a threshold does not hold, and says which and by how much")
    func thresholds() async throws {
        let bench = Bench()
        let arguments = ["--rate", "100", "--duration", "50ms", "--warm-up", "0s", "--mix", "get=1", "--tickets", "1"]
        let bounds = ["--threshold", "errors<=0%", "--threshold", "throughput>100000/s", "--threshold", "get.max<24h"]
        #expect(await bench.run(arguments + bounds) == 99)
        #expect(bench.notes.count == 1)
        #expect(bench.notes[0].hasPrefix("error: threshold throughput>100000/s does not hold: measured "))
        #expect(bench.output.contains("threshold errors<=0% holds"))
    }

    @Test("moves tickets to and fro between statuses that their desk allows")
    func transitions() async throws {
        let bench = Bench()
        let status = Mutex("sent")
        bench.service.answer(TicketServiceMethods.createTicket) { (_: CreateTicketRequest) in
            Ticket(number: 7, status: status.withLock { $0 })
        }
        let ways = ["sent": ["begun"], "begun": ["waiting"], "waiting": ["done", "begun"], "done": []]
        bench.service.answer(TicketServiceMethods.listAvailableTransitions) { (_: ListAvailableTransitionsRequest) in
            let possible = ways[status.withLock { $0 }] ?? []
            return ListAvailableTransitionsResponse(transitions: possible.map { AvailableTransition(status: $0) })
        }
        bench.service.answer(TicketServiceMethods.transitionTicket) { (request: TransitionTicketRequest) in
            let isPossible = status.withLock { status in
                defer { if ways[status]?.contains(request.status) == true { status = request.status } }
                return ways[status]?.contains(request.status) == true
            }
            // There is a way to `done`, which is taken first, and none back.
            guard isPossible else { throw RPCError(code: .failedPrecondition, message: "no way") }
            return Ticket(number: request.number, status: request.status)
        }
        let arguments = ["--rate", "100", "--duration", "50ms", "--warm-up", "0s", "--in-flight", "1", "--json", "-"]
        #expect(await bench.run(arguments + ["--mix", "transition=1"]) == 0)
        #expect(try bench.report().all.statuses == ["OK": 5])
    }

    @Test("says so where tickets cannot be moved to and fro")
    func noWayBack() async {
        let bench = Bench()
        bench.service.answer(TicketServiceMethods.listAvailableTransitions) { (_: ListAvailableTransitionsRequest) in
            ListAvailableTransitionsResponse()
        }
        #expect(await bench.run(["--mix", "transition=1"]) == 2)
        #expect(bench.notes.joined().contains("leave transition out of --mix"))
    }

    @Test("ends with the call's code and a hint when it cannot be prepared")
    func unavailable() async {
        let bench = Bench()
        bench.service.fail(IdentityServiceMethods.whoAmI, RPCError(code: .unavailable, message: "nobody listens"))
        #expect(await bench.run([]) == 78)
        #expect(bench.notes.first == "error: UNAVAILABLE: nobody listens")
        #expect(bench.notes.last?.contains("is ticketd running at 127.0.0.1:7411?") == true)
    }

    @Test("leaves an earlier result as it is until there is another, and nothing of it then")
    func earlierResult() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.json"
        let earlier = String(repeating: "earlier ", count: 1_000)
        try earlier.write(toFile: path, atomically: false, encoding: .utf8)
        let bench = Bench()
        bench.service.fail(IdentityServiceMethods.whoAmI, RPCError(code: .unavailable, message: "nobody listens"))
        #expect(await bench.run(["--json", path]) == 78)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == earlier)
        let arguments = ["--duration", "10ms", "--warm-up", "0s", "--mix", "get=1", "--tickets", "1"]
        #expect(await Bench().run(arguments + ["--json", path]) == 0)
        #expect(try ReportFile.read(path, console: bench.console).all.errors == 0)
    }

    @Test("shows a line a second on a terminal, and none elsewhere")
    func progress() {
        var tally = Tally()
        tally.record(.ok, nanoseconds: 1_000_000)
        tally.record(.unavailable, nanoseconds: 3_000_000)
        #expect(
            ProgressText.line(second: 3, isWarmUp: true, tally)
                == "    3 s          2 calls/s  p50 1.00 ms  p99 3.00 ms  max 3.00 ms  1 errors  (warm-up)")
    }

    @Test("stops when it is interrupted")
    func interrupt() async {
        let bench = Bench()
        let calls = AsyncStream.makeStream(of: Void.self)
        bench.service.answer(TicketServiceMethods.getTicket) { (_: GetTicketRequest) in
            calls.continuation.yield()
            return Samples.ticket
        }
        let task = Task {
            await bench.run(["--rate", "1000", "--duration", "24h", "--mix", "get=1", "--tickets", "1"])
        }
        for await _ in calls.stream { break }
        task.cancel()
        #expect(await task.value == 130)
        #expect(bench.output == "")
    }

    @Test(
        "refuses options that are wrong, names them, and calls nobody",
        arguments: [
            (["--connections", "0"], "--connections is 1 to 10000"),
            (["--in-flight", "10001"], "--in-flight is 1 to 10000"),
            (["--connections", "1000", "--in-flight", "1000"], "--connections times --in-flight is 1 to 100000"),
            (["--rate", "0"], "--rate is between"), (["--rate", "nan"], "--rate is between"),
            (["--duration", "10"], "such as 500ms, 10s, 2m or 1h"), (["--duration", "0s"], "--duration is between"),
            (["--warm-up", "25h"], "--warm-up is at most 24h"), (["--mix", "put=1"], "'--mix"),
            (["--tickets", "0"], "--tickets is 1 to"), (["--pid", "0"], "--pid is the number of a process"),
            (["--threshold", "p99"], "'--threshold"),
            (["--mix", "get=1", "--threshold", "list.p99<1s"], "which --mix leaves out"),
            (["--server", "localhost:99999"], "--server: \"99999\" is no port"), (["--colour"], "'--colour'"),
            (["compare", "a"], "<b>"), (["compare", "-", "-"], "only one of the two"),
            (["--json", "/nowhere/a.json"], "/nowhere/a.json cannot be written"),
        ])
    func usage(arguments: [String], message: String) async {
        let bench = Bench()
        #expect(await bench.run(arguments) == 2)
        let notes = bench.notes.joined(separator: "\n")
        #expect(notes.hasPrefix("error: "))
        #expect(notes.contains(message), "\(notes)")
        #expect(bench.output == "")
        #expect(bench.service.calls.isEmpty)
    }
}
