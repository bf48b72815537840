/// The place of a ticket in what a search found.
public struct SearchPosition: Sendable, Hashable, Comparable {
    /// How well it fits, see ``SearchRank``.
    public var rank: SearchRank
    /// The ticket's number: of those that fit as well as each other the one created last comes first.
    public var number: Int64

    /// A place in what was found.
    public init(rank: SearchRank, number: Int64) {
        self.rank = rank
        self.number = number
    }

    public static func < (left: SearchPosition, right: SearchPosition) -> Bool {
        left.rank == right.rank ? left.number > right.number : left.rank < right.rank
    }
}
