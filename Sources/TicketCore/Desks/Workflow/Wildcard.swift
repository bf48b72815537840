/// How moves with `*` are matched.
enum Wildcard {
    /// The first move that matches. The exact one wins over `* -> b`, that over `a -> *`, and that over `* -> *`.
    static func match<Move>(
        _ moves: [Move], from: String, to: String, ends: (Move) -> (from: String?, to: String?)
    ) -> Move? {
        let patterns: [(from: String?, to: String?)] = [(from, to), (nil, to), (from, nil), (nil, nil)]
        for pattern in patterns {
            if let match = moves.first(where: { ends($0) == pattern }) { return match }
        }
        return nil
    }
}
