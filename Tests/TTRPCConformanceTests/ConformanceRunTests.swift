import ConformanceMessages
import Foundation
import Logging
import TTRPC
import TTRPCConformance
import TTRPCConformanceHarness
import TTRPCTransport
import Testing

/// Runs cases against a server with these methods, on a thread of their own, since they block.
private func run(_ router: Router, filter: String = "") async throws -> ConformanceRun {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let server = TTRPCServer(router: router, configuration: ServerConfiguration(port: 0), logger: logger)
    let address = try await server.start()
    let target = Target(host: address.host, port: UInt16(address.port))
    let run = await withCheckedContinuation { continuation in
        Thread.detachNewThread {
            continuation.resume(returning: ConformanceRun(against: target, filter: CaseFilter(filter)))
        }
    }
    await server.stop(grace: .zero)
    return run
}

@Suite(.timeLimit(.minutes(2))) struct `A conformance run` {
    @Test func `passes against the conformance service, in every case`() async throws {
        var router = Router()
        router.register(ConformanceService())
        let run = try await run(router)
        for result in run.results { #expect(result.outcome == .passed, "\(result.line)") }
        #expect(run.isSuccess && run.results.count == ConformanceCase.all.count)
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
        let numbers = ConformanceCase.all.map(\.number)
        #expect(numbers.count == Set(numbers).count)
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

    @Test(arguments: [("[::1]:80", "[::1]:80"), ("a:1", "a:1"), ("a", nil), ("a:0", nil), ("::1:1", nil), (":1", nil)])
    func `name their server as HOST:PORT`(text: String, expected: String?) {
        #expect(Target(text)?.description == expected)
    }
}
