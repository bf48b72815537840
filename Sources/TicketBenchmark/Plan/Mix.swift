internal import ArgumentParser

/// Which operations are called, and how often in proportion to each other.
struct Mix: Sendable, Hashable {
    /// Mostly reads, as a desk at work has them.
    static let standard: Mix = {
        let weights: [Operation: Int] = [.get: 80, .list: 5, .search: 3, .create: 5, .comment: 5, .transition: 2]
        return Mix(weights: weights)
    }()

    /// So that sums stay small.
    private static let weightMax = 1_000_000

    /// By ``Operation/index``; at least one is above 0.
    private let weights: [Int]
    private let total: UInt64

    private init(weights: [Operation: Int]) {
        self.weights = Operation.allCases.map { weights[$0] ?? 0 }
        total = UInt64(self.weights.reduce(0, +))
    }

    /// Reads `get=80,create=20`: names of operations with whole numbers.
    ///
    /// - Throws: `ValidationError` that says which part is wrong.
    init(parsing text: String) throws {
        var weights: [Operation: Int] = [:]
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let operation = pair.first.flatMap({ Operation(rawValue: String($0)) }) else {
                let names = Operation.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("\"\(pair.first ?? "")\" is no operation; there are \(names)")
            }
            guard weights[operation] == nil else { throw ValidationError("\(operation) stands twice") }
            guard pair.count == 2, let weight = Int(pair[1]), (0...Self.weightMax).contains(weight) else {
                throw ValidationError("write \(operation)=WEIGHT, a whole number from 0 to \(Self.weightMax)")
            }
            weights[operation] = weight
        }
        guard weights.values.contains(where: { $0 > 0 }) else {
            throw ValidationError("at least one weight is above 0")
        }
        self.init(weights: weights)
    }

    /// Whether an operation is called at all.
    func contains(_ operation: Operation) -> Bool { weights[operation.index] > 0 }

    /// The operation that a random number means.
    func operation(_ random: UInt64) -> Operation {
        var rest = Int(random % total)
        for (index, weight) in weights.enumerated() {
            if rest < weight { return Operation.allCases[index] }
            rest -= weight
        }
        return .get
    }

    /// The weights by name, those of 0 left out.
    var named: [String: Int] {
        Dictionary(
            uniqueKeysWithValues: Operation.allCases.filter(contains).map { ($0.rawValue, weights[$0.index]) })
    }
}

extension Mix: CustomStringConvertible {
    /// As ``init(parsing:)`` reads it, in the order of the operations.
    var description: String {
        Operation.allCases.filter(contains).map { "\($0)=\(weights[$0.index])" }.joined(separator: ",")
    }
}
