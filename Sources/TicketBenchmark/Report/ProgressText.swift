/// What happened in a second of a run, in one line.
enum ProgressText {
    static func line(second: Int, isWarmUp: Bool, _ tally: Tally) -> String {
        var parts = [
            FigureText.right("\(second) s", columns: 7),
            FigureText.right(FigureText.count(tally.count), columns: 9) + " calls/s",
        ]
        if let latencies = Latencies(tally.latencies) {
            for figure in [LatencyFigure.p50, .p99, .max] {
                parts.append("\(figure.rawValue) \(FigureText.time(microseconds: figure.microseconds(latencies)))")
            }
        }
        if tally.errorCount > 0 { parts.append("\(FigureText.count(tally.errorCount)) errors") }
        if isWarmUp { parts.append("(warm-up)") }
        return parts.joined(separator: "  ")
    }
}
