internal import TicketCLI

/// A report as people read it.
struct ReportText {
    let report: BenchmarkReport
    /// Of all calls.
    let latencies: LatencyHistogram

    /// Lines that end with a line feed.
    func text(_ style: TextStyle) -> String {
        var parts = [head.joined(separator: "\n") + "\n", table(style)]
        let chart = LatencyChart.lines(latencies)
        if !chart.isEmpty { parts.append(chart.joined(separator: "\n") + "\n") }
        parts.append(tail.joined(separator: "\n") + "\n")
        return parts.joined(separator: "\n")
    }

    private var head: [String] {
        let setup = report.setup
        let load =
            setup.ratePerSecond.map { "open loop, \(FigureText.digits($0)) calls/s" } ?? "closed loop"
        let first =
            "\(load), \(setup.connections) × \(setup.inFlight) in flight, \(FigureText.digits(setup.durationSeconds)) s"
            + " after \(FigureText.digits(setup.warmUpSeconds)) s of warm-up, \(setup.transport)"
        return [first, omission]
    }

    private var omission: String {
        switch report.coordinatedOmission {
        case .corrected:
            """
            latency is counted from when a call was due, so a server that stalls shows in the tail (coordinated \
            omission is corrected)
            """
        case .notCorrected:
            """
            latency is counted from sending; a server that stalls holds up the load as well, so the tail looks \
            better than it is (coordinated omission is not corrected: use --rate)
            """
        }
    }

    private func table(_ style: TextStyle) -> String {
        let figures = LatencyFigure.allCases.filter { $0 != .mean }
        let row = { (name: String, results: BenchmarkReport.Results) in
            let times = figures.map { figure in
                results.latency.map { FigureText.time(microseconds: figure.microseconds($0)) } ?? "-"
            }
            return [name, FigureText.count(results.calls), FigureText.digits(results.callsPerSecond)]
                + [FigureText.count(results.errors)] + times
        }
        let operations = Operation.allCases.compactMap { operation in
            report.operations[operation.rawValue].map { row(operation.rawValue, $0) }
        }
        let headings = ["OPERATION", "CALLS", "PER SECOND", "ERRORS"] + figures.map { $0.rawValue.uppercased() }
        return Table(headings, rows: operations + [row("all", report.all)]).text(style)
    }

    private var tail: [String] {
        var lines: [String] = []
        let statuses = report.all.statuses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        for (name, count) in statuses {
            let message = report.firstErrors[name].map { ", the first: \(Escaping.line($0))" } ?? ""
            lines.append("\(name)  \(FigureText.count(count))\(message)")
        }
        if report.unsentCalls > 0 {
            lines.append(
                """
                \(FigureText.count(report.unsentCalls)) calls were due and never sent, since all \
                \(report.setup.connections * report.setup.inFlight) places were taken; they count as DEADLINE_EXCEEDED
                """)
        }
        if let latency = report.sendingLatency {
            let times = LatencyFigure.allCases.filter { $0 != .mean }.map { figure in
                "\(figure.rawValue) \(FigureText.time(microseconds: figure.microseconds(latency)))"
            }
            lines.append("from sending, not corrected: \(times.joined(separator: ", "))")
        }
        return lines + [serverLine, usage("ticketbench itself", report.client)] + report.thresholds.map(\.message)
    }

    private var serverLine: String {
        guard let server = report.server else {
            return "server: its process is not known here; --pid names it where it runs on this machine"
        }
        return usage("server (process \(server.pids.map(String.init).joined(separator: ", ")))", server)
    }

    private func usage(_ name: String, _ usage: BenchmarkReport.Usage) -> String {
        let perCalls = usage.cpuSecondsPerHundredThousandCalls.map {
            "\(FigureText.digits($0)) CPU seconds per 100,000 calls, "
        }
        let cores = report.elapsedSeconds > 0 ? usage.cpuSeconds / report.elapsedSeconds : 0
        return """
            \(name): \(perCalls ?? "")\(FigureText.digits(cores)) cores busy, \
            \(FigureText.mebibytes(usage.residentBytes)) resident, at most \
            \(FigureText.mebibytes(usage.residentBytesMax))
            """
    }
}
