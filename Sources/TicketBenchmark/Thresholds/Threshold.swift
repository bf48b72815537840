internal import ArgumentParser

/// A bound that a run must keep: `p99<5ms`, `errors<0.1%`, `throughput>1000/s`, `get.p99.9<=2ms`.
struct Threshold: Sendable, Hashable {
    /// What is bounded.
    enum Quantity: Sendable, Hashable {
        /// In microseconds.
        case latency(LatencyFigure)
        /// The share of calls that did not end with OK, 0 to 1.
        case errors
        /// Calls a second.
        case throughput
    }

    private enum Relation: String, Sendable, Hashable, CaseIterable {
        // Those of two characters first: each begins with one of the others.
        case atMost = "<="
        case atLeast = ">="
        case below = "<"
        case above = ">"

        func holds(_ value: Double, _ limit: Double) -> Bool {
            switch self {
            case .atMost: value <= limit
            case .atLeast: value >= limit
            case .below: value < limit
            case .above: value > limit
            }
        }
    }

    /// As it was given, without spaces.
    let text: String
    /// Nil for all calls.
    let operation: Operation?
    let quantity: Quantity
    /// In the unit of the quantity.
    let limit: Double
    private let relation: Relation

    /// - Throws: `ValidationError` that says what a threshold looks like.
    init(parsing argument: String) throws {
        let text = argument.filter { $0 != " " }
        guard let sign = text.firstIndex(where: { $0 == "<" || $0 == ">" }),
            let relation = Relation.allCases.first(where: { text[sign...].hasPrefix($0.rawValue) })
        else { throw ValidationError("write it as p99<5ms, errors<0.1% or throughput>1000/s") }
        self.text = text
        self.relation = relation
        let (operation, quantity) = try Self.subject(text[..<sign])
        self.operation = operation
        self.quantity = quantity
        limit = try Self.limit(text[sign...].dropFirst(relation.rawValue.count), of: quantity)
    }

    private static func subject(_ text: Substring) throws -> (Operation?, Quantity) {
        var name = text
        var operation: Operation?
        if let dot = text.firstIndex(of: "."), let found = Operation(rawValue: String(text[..<dot])) {
            operation = found
            name = text[text.index(after: dot)...]
        }
        switch name {
        case "errors": return (operation, .errors)
        case "throughput": return (operation, .throughput)
        default:
            guard let figure = LatencyFigure(rawValue: String(name)) else {
                let figures = LatencyFigure.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError(
                    """
                    "\(text)" is nothing that is measured; there are \(figures), errors and throughput, of all calls \
                    or, as in get.p99, of one operation
                    """)
            }
            return (operation, .latency(figure))
        }
    }

    private static func limit(_ text: Substring, of quantity: Quantity) throws -> Double {
        switch quantity {
        case .latency:
            guard let microseconds = TimeText.microseconds(text) else {
                throw ValidationError("\"\(text)\" is no time; write a number and a unit, such as 250us, 5ms or 1.5s")
            }
            return microseconds
        case .errors:
            guard text.hasSuffix("%"), let percent = TimeText.number(text.dropLast()), percent <= 100 else {
                throw ValidationError("\"\(text)\" is no share; write a percentage up to 100%, such as 0.1%")
            }
            return percent / 100
        case .throughput:
            let number = text.hasSuffix("/s") ? text.dropLast(2) : text
            guard let calls = TimeText.number(number) else {
                throw ValidationError("\"\(text)\" is no rate; write calls a second, such as 1000/s")
            }
            return calls
        }
    }
}

extension Threshold {
    /// Whether a run keeps it. One about something that did not happen is not kept.
    func verdict(on report: BenchmarkReport) -> ThresholdVerdict {
        guard let results = operation.map({ report.operations[$0.rawValue] }) ?? report.all, results.calls > 0,
            let measured = measured(results)
        else {
            return ThresholdVerdict(
                threshold: text, holds: false, measured: nil,
                message: "threshold \(text) does not hold: there was no such call")
        }
        let holds = relation.holds(measured, limit)
        var message = "threshold \(text) \(holds ? "holds" : "does not hold"): measured \(figure(measured))"
        if !holds, limit > 0 { message += ", \(FigureText.digits(measured / limit)) times the limit" }
        return ThresholdVerdict(threshold: text, holds: holds, measured: measured, message: message)
    }

    private func measured(_ results: BenchmarkReport.Results) -> Double? {
        switch quantity {
        case .latency(let figure): results.latency.map(figure.microseconds)
        case .errors: results.errorShare
        case .throughput: results.callsPerSecond
        }
    }

    private func figure(_ measured: Double) -> String {
        switch quantity {
        case .latency: FigureText.time(microseconds: measured)
        case .errors: FigureText.share(measured)
        case .throughput: FigureText.digits(measured) + "/s"
        }
    }
}
