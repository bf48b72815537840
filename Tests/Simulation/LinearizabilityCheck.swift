/// Whether what callers saw of one ticket fits one order of all that was done to it.
///
/// The ticket's revisions are that order, so nothing has to be searched for (as by Wing and Gong, "Testing and
/// verifying concurrent objects", 1993): it is enough that the order is that of the callers wherever one call had ended
/// before another began.
struct LinearizabilityCheck {
    /// One call.
    struct Step {
        let operation: Int
        /// When it was sent for the first time.
        let start: Int
        /// When its answer came; nil for never.
        let end: Int?
        /// The revision that the answer told of.
        let seen: Int64?
        /// The revision that the call made; nil for none.
        let written: Int64?
    }

    private let steps: [Step]

    init(_ steps: [Step]) {
        self.steps = steps
    }

    func check() throws {
        for earlier in steps {
            guard let end = earlier.end, let known = earlier.seen else { continue }
            for later in steps where later.start > end {
                if let written = later.written {
                    try promise(
                        written > known,
                        "operation \(later.operation) made revision \(written), and began when operation "
                            + "\(earlier.operation) had told of \(known)")
                }
                if let seen = later.seen {
                    try promise(
                        seen >= known,
                        "operation \(later.operation) was told of revision \(seen), and began when operation "
                            + "\(earlier.operation) had told of \(known)")
                }
            }
        }
    }
}
