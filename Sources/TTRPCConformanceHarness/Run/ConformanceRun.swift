/// Runs cases against a server, one after the other, and keeps what came of them.
public struct ConformanceRun: Sendable {
    /// Of every case, by number.
    public private(set) var results: [CaseResult] = []

    /// Runs the cases that the filter accepts and that the server can be held to; the others are skipped. It blocks the
    /// thread.
    ///
    /// - Parameter report: gets each result as soon as it is there.
    public init(
        _ cases: [ConformanceCase] = ConformanceCase.all, against target: Target, filter: CaseFilter = CaseFilter(""),
        report: (CaseResult) -> Void = { _ in }
    ) {
        for conformanceCase in cases {
            let result = Self.result(of: conformanceCase, target, isAccepted: filter.accepts(conformanceCase))
            results.append(result)
            report(result)
        }
    }

    /// A run of no case.
    init() {}

    mutating func add(_ result: CaseResult) { results.append(result) }

    /// True when no case failed.
    public var isSuccess: Bool { count(.failed) == 0 }

    /// `N passed, N failed, N skipped`.
    public var summary: String {
        "\(count(.passed)) passed, \(count(.failed)) failed, \(count(.skipped)) skipped"
    }

    /// How many cases went so.
    public func count(_ outcome: CaseResult.Outcome) -> Int {
        results.count { $0.outcome == outcome }
    }

    private static func result(
        of conformanceCase: ConformanceCase, _ target: Target, isAccepted: Bool
    ) -> CaseResult {
        guard isAccepted else { return CaseResult(conformanceCase, .skipped) }
        if let missing = conformanceCase.missing(target) { return CaseResult(conformanceCase, .skipped, missing) }
        do {
            try conformanceCase.run(target)
            return CaseResult(conformanceCase, .passed)
        } catch {
            return CaseResult(conformanceCase, .failed, "\(error)")
        }
    }
}

extension CaseResult {
    fileprivate init(_ conformanceCase: ConformanceCase, _ outcome: Outcome, _ problem: String = "") {
        self.init(
            number: conformanceCase.number, group: conformanceCase.group, title: conformanceCase.title,
            outcome: outcome, problem: problem)
    }
}
