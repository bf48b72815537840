/// Decides when the writer carries the log over into the database file. Only the writer's connection ever does.
///
/// A checkpoint makes commands wait, and each page that many commits have changed is carried over once. So it is put
/// off until nothing has waited for a while, or until the log is so large that it must be. (Between two groups of a busy
/// server nothing waits either, for a moment: that is no time for a checkpoint.)
struct Checkpointer {
    private let idlePages: Int
    private let busyPages: Int
    /// The log's length after the last commit, and at the last checkpoint of the log as it is now.
    private var pages = 0
    private var pagesAtLastCheckpoint = 0

    init(options: SQLiteStoreOptions) {
        idlePages = max(1, options.idleCheckpointPages)
        busyPages = max(idlePages, options.busyCheckpointPages)
    }

    /// What to do after a commit that made the log so many pages long, while others may wait.
    mutating func afterCommit(pages: Int) -> CheckpointMode? {
        // A commit after a complete checkpoint begins the log anew.
        if pages < self.pages { pagesAtLastCheckpoint = 0 }
        self.pages = pages
        return next(from: busyPages)
    }

    /// Whether there is enough in the log for a checkpoint when nothing waits.
    var isDueWhenIdle: Bool { pages - pagesAtLastCheckpoint >= idlePages }

    /// What to do when nothing has waited for a while.
    mutating func whenIdle() -> CheckpointMode? { next(from: idlePages) }

    /// After one that readers kept from completing, another is of use only when there is more to carry over.
    private mutating func next(from limit: Int) -> CheckpointMode? {
        guard pages - pagesAtLastCheckpoint >= limit else { return nil }
        pagesAtLastCheckpoint = pages
        return pages >= 4 * busyPages ? .restart : .passive
    }
}
