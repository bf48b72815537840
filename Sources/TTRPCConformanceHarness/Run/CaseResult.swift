/// How a case went.
public struct CaseResult: Sendable, Codable, Hashable {
    /// Whether the server did what it must.
    public enum Outcome: String, Sendable, Codable {
        case passed
        case failed
        case skipped
    }

    public let number: Int
    public let group: ConformanceCase.Group
    public let title: String
    public let outcome: Outcome
    /// What was done instead, or why the case was skipped; empty when it passed or nobody asked for it.
    public let problem: String

    /// The result in a line.
    public var line: String {
        let mark =
            switch outcome {
            case .passed: "ok  "
            case .failed: "FAIL"
            case .skipped: "skip"
            }
        let padding = String(repeating: " ", count: max(0, 4 - "\(number)".count))
        return "\(mark)\(padding)\(number)  \(group.rawValue): \(title)"
            + (problem.isEmpty ? "" : "\n            \(problem)")
    }
}
