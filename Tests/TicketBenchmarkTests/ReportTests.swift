import ProcessTestSupport
import TTRPC
import Testing
import TicketCLI

@testable import TicketBenchmark

@Suite("A report")
struct ReportTests {
    @Test("is read as it was written")
    func reading() throws {
        let folder = try TemporaryFolder()
        var report = Reports.hundred()
        report.thresholds = [try Threshold(parsing: "p99<5ms").verdict(on: report)]
        try write(report, folder.path + "/a.json")
        #expect(try ReportFile.read(folder.path + "/a.json", console: Bench().console) == report)
    }

    @Test("has the fields in JSON that BENCHMARKING.md describes")
    func form() throws {
        let json = String(decoding: try ReportFile.bytes(Reports.hundred()), as: UTF8.self)
        for line in [
            #""form" : "ticketbench/1""#, #""coordinated_omission" : "not_corrected""#,
            #""elapsed_seconds" : 2"#, #""unsent_calls" : 0"#, #""start_time" : "2026-11-22T13:00:00Z""#,
            #""calls_per_second" : 49.5"#, #""p9999_microseconds" : 100000"#, #""p999_microseconds" : 100000"#,
            #""NOT_FOUND" : 1"#, #""NOT_FOUND" : "there is no ticket 7""#, #""in_flight" : 8"#,
            #""duration_seconds" : 2"#, #""warm_up_seconds" : 1"#, #""cpu_seconds" : 0.05"#,
            #""cpu_seconds_per_hundred_thousand_calls" : 50"#, #""resident_bytes" : 1048576"#,
            #""resident_bytes_max" : 2097152"#, #""thresholds" : ["#, #""version" : ""#,
        ] { #expect(json.contains(line), "\(line) is not in \(json)") }
    }

    @Test("for people has a line for each operation, the chart, the statuses and the processes")
    func text() {
        let report = Reports.hundred()
        var tally = Tally()
        for milliseconds in [1, 1, 3] as [Int64] { tally.record(.ok, nanoseconds: milliseconds * 1_000_000) }
        let text = ReportText(report: report, latencies: tally.latencies).text(.plain)
        #expect(text.contains("closed loop, 2 × 8 in flight, 2.00 s after 1.00 s of warm-up, tcp"))
        #expect(text.contains("coordinated omission is not corrected"))
        #expect(text.contains("get        100    49.5        1       50.0 ms"))
        #expect(text.contains("  < 2.00 ms   66.7%  " + String(repeating: "█", count: 50) + "\n"))
        #expect(text.contains("  < 5.00 ms   33.3%  " + String(repeating: "█", count: 25) + "\n"))
        #expect(text.contains("NOT_FOUND  1, the first: there is no ticket 7"))
        #expect(text.contains("server (process 42): 50.0 CPU seconds per 100,000 calls, 0.03 cores busy, 1.00 MiB"))
    }

    @Test("compares with another as ratios")
    func comparison() async throws {
        let folder = try TemporaryFolder()
        try write(Reports.hundred(), folder.path + "/a.json")
        try write(Reports.hundred(millisecondsPerCall: 2, cpuNanoseconds: 25_000_000), folder.path + "/b.json")
        let bench = Bench()
        #expect(await bench.run(["compare", folder.path + "/a.json", folder.path + "/b.json"]) == 0)
        let rows = bench.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(rows.contains("all calls/s 49.5 49.5 1.00"))
        #expect(rows.contains { $0.hasPrefix("all p50 50.0 ms 100 ms 2.00") })
        #expect(rows.contains("server CPU s per 100,000 50.0 25.0 0.50"))
        #expect(rows.contains("get errors 1.00% 1.00% 1.00"))
    }

    @Test("does not compare with one of another setup unless it is told to")
    func differences() async throws {
        let folder = try TemporaryFolder()
        let files = [folder.path + "/a.json", folder.path + "/b.json"]
        try write(Reports.hundred(), files[0])
        try write(Reports.hundred(connections: 3), files[1])
        let strict = Bench()
        #expect(await strict.run(["compare"] + files) == 2)
        #expect(strict.output == "")
        #expect(strict.notes.joined().contains("the runs differ in connections (2 and 3); --anyway compares them"))
        let told = Bench()
        #expect(await told.run(["compare", "--anyway"] + files) == 0)
        #expect(told.notes == ["note: the runs differ in connections (2 and 3)"])
        #expect(!told.output.isEmpty)
    }

    @Test(
        "that is none is refused with the reason",
        arguments: [
            ("", "it is not JSON"), ("{}", "form is missing"),
            (#"{"form":"ticketbench/9"}"#, "the form \"ticketbench/9\""),
            (#"{"form":1}"#, "form has a value of the wrong kind"),
        ])
    func damage(text: String, message: String) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.json"
        try FileWriter(path: path).write(Array(text.utf8))
        let bench = Bench()
        #expect(await bench.run(["compare", path, path]) == 2)
        #expect(bench.notes.joined().contains(message))
        #expect(bench.notes.joined().contains(path))
    }

    private func write(_ report: BenchmarkReport, _ path: String) throws {
        try FileWriter(path: path).write(try ReportFile.bytes(report))
    }
}
