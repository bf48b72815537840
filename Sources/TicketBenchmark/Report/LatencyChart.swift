internal import Histogram

/// A histogram drawn with characters.
enum LatencyChart {
    private static let barColumns = 50

    /// One line for each step of latency between the lowest and the highest, with its bar and its share.
    static func lines(_ histogram: LatencyHistogram) -> [String] {
        let rows = rows(histogram)
        let countMax = rows.map(\.count).max() ?? 0
        return rows.map { row in
            let length = Int((Double(row.count) / Double(countMax) * Double(barColumns)).rounded())
            // Something is shown for what there is, however little.
            let bar = String(repeating: "█", count: row.count > 0 ? max(length, 1) : 0)
            let label = "< " + FigureText.time(microseconds: Double(row.upperNanoseconds) / 1_000)
            let share = FigureText.share(Double(row.count) / Double(histogram.totalCount))
            return FigureText.right(label, columns: 11) + FigureText.right(share, columns: 8) + "  " + bar
        }
    }

    /// Steps of 1, 2, 5, 10, 20, 50 and so on, those without values at both ends left out.
    private static func rows(_ histogram: LatencyHistogram) -> [(upperNanoseconds: UInt64, count: UInt64)] {
        guard histogram.totalCount > 0 else { return [] }
        var rows: [(upperNanoseconds: UInt64, count: UInt64)] = []
        var lower: UInt64 = 0
        var decade: UInt64 = 1_000
        while lower <= histogram.maxRecorded {
            for factor: UInt64 in [1, 2, 5] where lower <= histogram.maxRecorded {
                let upper = decade * factor
                let count = histogram.count(within: lower...min(upper - 1, histogram.maxRecorded))
                if count > 0 || !rows.isEmpty { rows.append((upper, count)) }
                lower = upper
            }
            decade *= 10
        }
        return rows
    }
}
