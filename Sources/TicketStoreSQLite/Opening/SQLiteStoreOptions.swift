/// How a store works. The defaults suit a server of its own with a few gigabytes of memory.
public struct SQLiteStoreOptions: Sendable, Hashable {
    /// How many commands may wait; more are refused with `StoreFailure.overloaded`.
    public var waitingCommandsMax = 4_096
    /// How many commands one commit may carry.
    public var commandsPerCommitMax = 256
    /// How long a caller is asked to wait when too much waits, in milliseconds.
    public var retryAfterMilliseconds = 250
    /// How many reads may wait for a reader; more are refused with `StoreFailure.overloaded`.
    public var waitingReadsMax = 4_096
    /// How many threads, each with a connection, answer lists and searches.
    public var readerCount = 2
    /// How many threads read and write the bytes of attachments.
    public var fileThreadCount = 2
    /// How many of their reads and writes may wait for one thread; more are refused with `StoreFailure.overloaded`.
    public var waitingFileJobsMax = 1_024
    /// How many desks may be carried in or out at a time; more are refused with `StoreFailure.overloaded`.
    public var scratchFilesMax = 4
    /// How long nothing has to wait until the writer counts as idle, in milliseconds.
    public var idleAfterMilliseconds = 20
    /// From how many pages of 4 KiB in the log the writer checkpoints when it is idle.
    public var idleCheckpointPages = 1_000
    /// From how many pages of 4 KiB in the log the writer checkpoints although commands wait. The more, the fewer
    /// checkpoints, and the longer each.
    public var busyCheckpointPages = 16_000
    /// How much of the database readers see through memory mapping, in bytes.
    public var mappedBytesMax: Int64 = 1 << 30
    /// How much of the database the writer keeps in memory, in bytes.
    public var writerCacheBytes: Int64 = 64 << 20
    /// How many event positions one page of the feed may look at.
    public var scannedEventsMax = 4_096
    /// How many tickets one page of a search may look at.
    public var scannedTicketsMax = 4_096
    /// How large the database may grow, in pages of 4 KiB; nil for as large as the disk allows.
    public var databasePagesMax: Int?

    /// The defaults.
    public init() {}
}
