internal import ArgumentParser
internal import Foundation

/// `ticket-conformance table NAME=FILE...`.
struct TableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table", abstract: "Show what failed, and which cases ran against what.",
        discussion: "Each file is a document that --json printed. The exit status is 1 if a case failed in one of them."
    )

    @Argument(help: ArgumentHelp("What was under test, and its document.", valueName: "name=file"))
    var runs: [String]

    func run() throws {
        let reports = try runs.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw ValidationError("\"\(text)\" is not NAME=FILE") }
            let data = try Data(contentsOf: URL(fileURLWithPath: parts[1]))
            return (parts[0], try JSONDecoder().decode(ConformanceReport.self, from: data))
        }
        for (name, report) in reports {
            for result in report.cases where result.outcome == .failed { print("\(name)\n\(result.line)\n") }
        }
        let width = (reports.map(\.0.count).max() ?? 0) + 2
        print("against".padded(to: width) + "passed failed  cases")
        for (name, report) in reports {
            print(
                name.padded(to: width) + "\(report.passed)".padded(to: 7) + "\(report.failed)".padded(to: 8)
                    + Self.ranges(of: report.cases.filter { $0.outcome == .passed }.map(\.number)))
            let failed = report.cases.filter { $0.outcome == .failed }.map(\.number)
            if !failed.isEmpty { print("".padded(to: width) + "FAILED ".padded(to: 15) + Self.ranges(of: failed)) }
        }
        if reports.contains(where: { $0.1.failed > 0 }) { throw ExitCode(1) }
    }

    /// Numbers as `1-12, 14`.
    static func ranges(of numbers: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for number in numbers.sorted() {
            if let last = ranges.last, number == last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ", ")
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
