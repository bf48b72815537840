internal import TicketCLI

/// Two reports beside each other.
struct Comparison: Sendable {
    let left: BenchmarkReport
    let right: BenchmarkReport

    /// The figures of all calls, and of each operation that both have: one line each, with the second as a multiple of
    /// the first.
    func text(_ style: TextStyle) -> String {
        var rows = rows("all", left.all, right.all)
        rows += usageRows("server", left.server, right.server)
        for operation in Operation.allCases {
            guard let first = left.operations[operation.rawValue], let second = right.operations[operation.rawValue]
            else { continue }
            rows += self.rows(operation.rawValue, first, second)
        }
        return Table(["OF", "FIGURE", "A", "B", "B / A"], rows: rows).text(style)
    }

    private func rows(
        _ name: String, _ left: BenchmarkReport.Results, _ right: BenchmarkReport.Results
    ) -> [[String]] {
        var rows = [
            row(name, "calls/s", left.callsPerSecond, right.callsPerSecond, FigureText.digits),
            row(name, "errors", left.errorShare, right.errorShare, FigureText.share),
        ]
        for figure in LatencyFigure.allCases {
            rows.append(
                row(
                    name, figure.rawValue, left.latency.map(figure.microseconds),
                    right.latency.map(figure.microseconds), FigureText.time))
        }
        return rows
    }

    private func usageRows(
        _ name: String, _ left: BenchmarkReport.Usage?, _ right: BenchmarkReport.Usage?
    ) -> [[String]] {
        guard let left, let right else { return [] }
        return [
            row(
                name, "CPU s per 100,000", left.cpuSecondsPerHundredThousandCalls,
                right.cpuSecondsPerHundredThousandCalls, FigureText.digits),
            row(name, "resident", Double(left.residentBytes), Double(right.residentBytes)) {
                FigureText.mebibytes(Int64($0))
            },
        ]
    }

    private func row(
        _ name: String, _ figure: String, _ left: Double?, _ right: Double?, _ text: (Double) -> String
    ) -> [String] {
        var ratio = "-"
        if let left, let right, left > 0 { ratio = FigureText.digits(right / left) }
        return [name, figure, left.map(text) ?? "-", right.map(text) ?? "-", ratio]
    }
}

extension BenchmarkReport.Results {
    /// The share of calls that did not end with OK, 0 to 1.
    var errorShare: Double { calls > 0 ? Double(errors) / Double(calls) : 0 }
}
