/// Decides when the writer carries the log over into the database file. Only the writer's connection ever does.
///
/// A checkpoint makes commands wait, and each page that many commits have changed is carried over once. So it is put
/// off until nothing waits, or until the log is so large that it must be.
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

    /// What to do now that the log has this many pages.
    mutating func next(pages: Int, isIdle: Bool) -> CheckpointMode? {
        // A commit after a complete checkpoint begins the log anew.
        if pages < self.pages { pagesAtLastCheckpoint = 0 }
        self.pages = pages
        // After one that readers kept from completing, another is of use only when there is more to carry over.
        guard pages - pagesAtLastCheckpoint >= (isIdle ? idlePages : busyPages) else { return nil }
        pagesAtLastCheckpoint = pages
        return pages >= 4 * busyPages ? .restart : .passive
    }
}
