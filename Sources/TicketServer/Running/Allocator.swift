internal import CMalloc

/// The C library's allocator, which everything in the process takes its memory from.
enum Allocator {
    /// Has it keep few pools of freed memory.
    ///
    /// glibc makes up to eight pools for each core, as threads come across each other. What is freed stays in the pool
    /// it came from, so that a server which does the same all day grows for hours, by what lies idle. Pools that were
    /// made before stay, so this comes first.
    ///
    /// - Parameter eventLoopCount: each has a pool's worth of work; the writer and all other threads share one more.
    static func limitPools(eventLoopCount: Int) {
        mallopt(M_ARENA_MAX, Int32(clamping: eventLoopCount + 1))
    }
}
