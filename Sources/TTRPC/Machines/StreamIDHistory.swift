/// Which stream ids a peer has used, in bounded memory.
///
/// Ids may only be used once, but a plain peer may send them out of order (a Rust client's writers can overtake each
/// other). So an id below the highest is fine as long as it was passed over and not used.
struct StreamIDHistory: Sendable {
    private let rangesMax: Int
    /// The lowest odd id above all that were used. Wider than an id, so that it can lie behind the last one.
    private var next: UInt64 = 1
    /// Odd ids below `next` that were not used, ascending.
    private var skipped: [ClosedRange<UInt64>] = []

    /// - Parameter rangesMax: how many ranges of passed-over ids to remember; the lowest are forgotten, as used.
    init(rangesMax: Int) {
        self.rangesMax = rangesMax
    }

    /// The highest id that was used, 0 for none.
    var highest: UInt32 { next < 3 ? 0 : UInt32(truncatingIfNeeded: next - 2) }

    /// Whether an odd id was used, or is taken for used because it was forgotten.
    func isUsed(_ id: UInt32) -> Bool {
        UInt64(id) < next && !isPassedOver(id)
    }

    /// Whether an id lies below the highest and may still be used.
    func isPassedOver(_ id: UInt32) -> Bool {
        skipped.contains { $0.contains(UInt64(id)) }
    }

    /// Uses an odd id.
    ///
    /// - Returns: false when it was used before.
    mutating func take(_ id: UInt32) -> Bool {
        let id = UInt64(id)
        if id < next { return takeSkipped(id) }
        if id > next { remember([next...(id - 2)], at: skipped.endIndex..<skipped.endIndex) }
        next = id + 2
        return true
    }

    private mutating func takeSkipped(_ id: UInt64) -> Bool {
        guard let index = skipped.firstIndex(where: { $0.contains(id) }) else { return false }
        let range = skipped[index]
        var rest: [ClosedRange<UInt64>] = []
        if range.lowerBound < id { rest.append(range.lowerBound...(id - 2)) }
        if id < range.upperBound { rest.append((id + 2)...range.upperBound) }
        remember(rest, at: index..<(index + 1))
        return true
    }

    private mutating func remember(_ ranges: [ClosedRange<UInt64>], at place: Range<Int>) {
        skipped.replaceSubrange(place, with: ranges)
        if skipped.count > rangesMax { skipped.removeFirst(skipped.count - rangesMax) }
    }
}
