internal import Foundation

/// A run as a JSON document.
public struct ConformanceReport: Codable, Hashable {
    public let passed: Int
    public let failed: Int
    public let skipped: Int
    /// Every case, by number.
    public let cases: [CaseResult]

    /// The report of a run.
    public init(_ run: ConformanceRun) {
        passed = run.count(.passed)
        failed = run.count(.failed)
        skipped = run.count(.skipped)
        cases = run.results
    }

    /// The document, indented, its keys in order.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
