import Foundation
import ProcessTestSupport
import TTRPC
import Testing
import TicketClient

@testable import TicketBenchmark

@Suite("ticketbench and a real server")
struct ServerTests {
    private struct DevFile: Decodable {
        let serviceToken: String
    }

    @Test("agree on how many calls were answered, and the server's process is found")
    func counts() async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let process = try ChildProcess(
            "ticketd", ["serve", "--dev", "--listen", "127.0.0.1:0", "--data", data], log: folder)
        let address = try await process.line(after: "listening ")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let bytes = try Data(contentsOf: URL(fileURLWithPath: data + "/dev.json"))
        let token = try decoder.decode(DevFile.self, from: bytes).serviceToken

        let bench = Bench()
        // At a rate, since a closed loop makes no calls on a machine that has no time for it.
        let rate = ["--rate", "200", "--duration", "300ms", "--warm-up", "0s"]
        let load = rate + ["--connections", "2", "--in-flight", "2"]
        let calls = ["--mix", "get=4,list=1,search=1,create=4,comment=2,transition=2", "--tickets", "5", "--json", "-"]
        #expect(await bench.runForReal(load + calls + ["--server", address, "--token", token]) == 0, "\(bench.notes)")
        let report = try bench.report()

        #expect(report.all.statuses == ["OK": 60], "\(report.firstErrors)")
        let made = try #require(report.operations["create"]).calls
        let kept = try await withTicketClient(address: address, token: token) { client in
            try await client.tickets.all().reduce(into: 0) { count, _ in count += 1 }
        }
        // Five to read and one to move for each of the four callers.
        #expect(UInt64(kept) == made + 5 + 4)
        let server = try #require(report.server)
        #expect(server.pids.count == 1)
        #expect(server.residentBytes > 0)
    }
}
