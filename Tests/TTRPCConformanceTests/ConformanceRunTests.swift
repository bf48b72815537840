import ConformanceMessages
import Foundation
import ProcessTestSupport
import TTRPC
import TTRPCConformance
import Testing

@testable import TTRPCConformanceHarness

/// Runs cases against a server with these methods.
private func run(_ router: Router? = nil, hasExtension: Bool = true, filter: String = "") async throws -> ConformanceRun
{
    try await ConformanceServer.run(router, hasExtension: hasExtension) { target in
        var target = target
        target.facts.learn(from: target)
        return ConformanceRun(against: target, filter: CaseFilter(filter))
    }
}

/// What needs a server of another configuration, or one that ends.
private let configured: Set<Int> = [97, 98, 101, 103, 105, 107, 112, 113, 114, 115, 116, 117]

@Suite(.timeLimit(.minutes(10))) struct `A conformance run` {
    @Test func `passes against the conformance service, in every case`() async throws {
        let run = try await run()
        for result in run.results {
            #expect(result.outcome == (configured.contains(result.number) ? .skipped : .passed), "\(result.line)")
        }
        #expect(run.isSuccess && run.results.count == ConformanceCase.all.count)
    }

    @Test func `passes against a plain server, and says of the cases of the extension why it skips them`() async throws
    {
        let run = try await run(hasExtension: false)
        #expect(run.isSuccess && run.count(.passed) > 70)
        let skipped = try #require(run.results.first { $0.number == 61 })
        #expect(skipped.problem == "the server has no extension: it answers Hello with 12")
    }

    @Test func `passes with this package's client, in every case that it has means for`() async throws {
        // In processes of their own, since the client's deadlines pass while other tests have all of this one's threads.
        let folder = try TemporaryFolder()
        let client = [ChildProcess.path(ofBuilt: "ticket-conformance"), "perform"]
        let process = try ChildProcess("ticket-conformance", ["client", "--"] + client, log: folder)
        let output = try await process.outputAtEnd()
        #expect(try await process.ending() == .exit(0), "\(output)")
        #expect(output.contains("\(ClientCase.all.count - 1) passed, 0 failed, 1 skipped"), "\(output)")
    }

    @Test func `fails against a client that says what is not so`() async throws {
        struct Liar: ClientUnderTest, RunningClientTask {
            func start(_ task: ClientTask, address: String) throws -> any RunningClientTask { self }
            func lines(withinSeconds seconds: Int) throws -> [String] { ["status 0"] }
        }
        let run = try await ConformanceServer.blocking { ConformanceRun(of: Liar(), filter: CaseFilter("55")) }.get()
        #expect(run.count(.failed) == 1)
    }

    @Test func `fails against a server that answers something else, and says what`() async throws {
        var router = Router()
        router.register(
            ConformanceServiceMethods.echo,
            UnaryHandler<EchoRequest, EchoResponse>.inline { _, _ in EchoResponse(payload: [9]) })
        let run = try await run(router, filter: "25,33,34")
        #expect(!run.isSuccess)
        #expect(run.summary == "2 passed, 1 failed, \(ConformanceCase.all.count - 3) skipped")
        let failed = try #require(run.results.first { $0.outcome == .failed })
        #expect(failed.line == "FAIL  25  unary: 271828 bytes in and 314159 out are exact\n            0 bytes arrived")
    }

    @Test func `fails, and does not wait, when nobody listens`() async throws {
        let run = ConformanceRun(against: Target(host: "127.0.0.1", port: 1), filter: CaseFilter("24"))
        #expect(run.count(.failed) == 1)
        #expect(run.results.first { $0.outcome == .failed }?.problem.hasPrefix("cannot connect to 127.0.0.1:1") == true)
    }

    @Test func `becomes a document with every case`() throws {
        let run = ConformanceRun(against: Target(host: "127.0.0.1", port: 1), filter: CaseFilter("24"))
        let report = ConformanceReport(run)
        let read = try JSONDecoder().decode(ConformanceReport.self, from: Data(report.json().utf8))
        #expect(read == report)
        #expect(read.failed == 1 && read.skipped == ConformanceCase.all.count - 1)
    }
}

@Suite struct `Conformance cases` {
    @Test func `have each their number`() {
        for numbers in [ConformanceCase.all.map(\.number), ClientCase.all.map(\.number)] {
            #expect(numbers.count == Set(numbers).count)
        }
    }

    @Test(
        "are chosen by number, range, group and words",
        arguments: [
            ("", 1...200), ("24", 24...24), ("35-42", 35...42), ("client-stream", 35...42), ("bidi", 48...52),
            ("Ping-Pong", 48...48), (" 43-46 , 47", 43...47), ("server-stream", 43...47),
        ])
    func filter(text: String, numbers: ClosedRange<Int>) {
        let filter = CaseFilter(text)
        for conformanceCase in ConformanceCase.all {
            #expect(filter.accepts(conformanceCase) == numbers.contains(conformanceCase.number))
        }
    }

    @Test(
        arguments: [
            ("[::1]:80", "[::1]:80"), ("a:1", "a:1"), ("tls://a:1", "a:1"), ("unix:/a", "unix:/a"), ("unix:", nil),
            ("a", nil), ("a:0", nil), ("::1:1", nil), (":1", nil),
        ])
    func `name their server as HOST:PORT or a socket's path`(text: String, expected: String?) {
        #expect(Target(text)?.description == expected)
    }
}
