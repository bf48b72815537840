/// Finds what somebody probably meant who misspelt a name.
package enum NearestName {
    /// The longest name that is looked at, in bytes.
    private static let lengthMax = 200

    /// The name that takes the fewest changes to get to, if they are few enough for a slip: one for every three
    /// characters, and at least one. Upper and lower case do not count, nor do underscores: `nextPageToken` is
    /// `next_page_token`.
    package static func find(_ name: String, among names: [String]) -> String? {
        let wanted = folded(name)
        let changesMax = max(1, wanted.count / 3)
        // Names are short; a text that is not one would only cost time.
        guard wanted.count <= lengthMax else { return nil }
        var best: (name: String, changes: Int)?
        for candidate in names where candidate.utf8.count <= lengthMax {
            let changes = changes(from: wanted, to: folded(candidate))
            if changes <= changesMax, changes < best?.changes ?? .max { best = (candidate, changes) }
        }
        return best?.name
    }

    private static func folded(_ name: String) -> [UInt8] { name.lowercased().utf8.filter { $0 != UInt8(ascii: "_") } }

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance).
    private static func changes(from left: [UInt8], to right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var changes = min(last[column] + (byte == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
                    changes = min(changes, beforeLast[column - 1] + 1)
                }
                current.append(changes)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
