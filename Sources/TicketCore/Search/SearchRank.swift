/// How well a ticket fits what is looked for. It depends on that ticket alone, so that pages stay in order while others
/// are made.
public enum SearchRank: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// All words stand in its subject.
    case wholeSubject
    /// Some of several do.
    case partOfSubject
    /// None does.
    case elsewhere

    /// The rank of a ticket whose subject has these terms.
    public init(_ words: SearchWords, subject: Set<String>) {
        let count = words.clauses.count { $0.isCovered(by: subject) }
        self = count == words.clauses.count ? .wholeSubject : count > 0 ? .partOfSubject : .elsewhere
    }

    public static func < (left: SearchRank, right: SearchRank) -> Bool { left.rawValue < right.rawValue }
}
