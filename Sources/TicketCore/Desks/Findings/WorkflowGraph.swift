/// Which statuses of a workflow lead where.
struct WorkflowGraph {
    let keys: [String]
    private let next: [String: [String]]

    init(keys: [String], leads: (String, String) -> Bool) {
        self.keys = keys
        next = Dictionary(
            keys.map { from in (from, keys.filter { $0 != from && leads(from, $0) }) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What can be come to from a key, itself included.
    func reachable(from start: String) -> Set<String> {
        var seen: Set<String> = [start]
        var open = [start]
        while let key = open.popLast() {
            for target in next[key] ?? [] where seen.insert(target).inserted { open.append(target) }
        }
        return seen
    }

    /// Whether nothing leads out of a key.
    func isEnd(_ key: String) -> Bool { next[key]?.isEmpty ?? true }
}
