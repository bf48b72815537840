public import CProtobufC

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Memory for messages on their way in or out: a bump allocator with a budget, freed all at once and used again.
///
/// It is libprotobuf-c's allocator while a message is unpacked, and holds the C structs while one is packed. A budget
/// bounds what a hostile message can cost: when it is spent, allocation fails and the call fails with
/// ``ProtobufError/budgetExceeded(budgetBytes:)``. What libprotobuf-c gets is zeroed, so that a field it forgets to set
/// is never a stray pointer. Freeing one allocation does nothing, so that its double frees do nothing either.
///
/// Not thread-safe: have one for each event loop or thread, and call ``reset()`` after each message.
public final class Arena {
    /// Where memory is kept. A struct behind a pointer, because C calls back into it.
    private struct State {
        /// What libprotobuf-c is given; its `allocator_data` points back to this struct.
        var allocator: ProtobufCAllocator
        /// The first free byte of the current chunk, and the end of that chunk.
        var cursor: UnsafeMutableRawPointer?
        var end: UnsafeMutableRawPointer?
        /// The chunk that survives `reset()`.
        var firstChunk: UnsafeMutableRawPointer?
        var firstChunkBytes: Int
        /// The other chunks; each begins with a pointer to the one before it.
        var laterChunks: UnsafeMutableRawPointer?
        var usedBytes: Int
        var budgetBytes: Int
        var isExhausted: Bool
    }

    /// Every allocation is aligned for any C type and counted in steps of this.
    private static let alignmentBytes = 16

    /// How large a further chunk is, unless one allocation needs more.
    private static let laterChunkBytes = 256 * 1024

    private let state: UnsafeMutablePointer<State>

    /// An empty arena. Its first chunk is taken with the first allocation.
    ///
    /// - Parameters:
    ///   - budgetBytes: the most that may be allocated between two resets, in bytes, by default 64 MiB; a negative
    ///     number counts as 0.
    ///   - firstChunkBytes: the size of the chunk that is kept for reuse, in bytes, at least 256.
    public init(budgetBytes: Int = 64 * 1024 * 1024, firstChunkBytes: Int = 32 * 1024) {
        state = .allocate(capacity: 1)
        let allocator = ProtobufCAllocator(
            alloc: { state, size in Arena.allocateForC(state, size) },
            free: { _, _ in },
            allocator_data: UnsafeMutableRawPointer(state))
        let aligned = max(256, min(firstChunkBytes, 1 << 40)) & ~(Arena.alignmentBytes - 1)
        state.initialize(
            to: State(
                allocator: allocator, firstChunkBytes: aligned, usedBytes: 0, budgetBytes: max(0, budgetBytes),
                isExhausted: false))
    }

    deinit {
        Arena.freeLaterChunks(state)
        free(state.pointee.firstChunk)
        state.deallocate()
    }

    /// The most that may be allocated between two resets, in bytes.
    public var budgetBytes: Int { state.pointee.budgetBytes }

    /// What has been allocated since the last reset, in bytes, each allocation rounded up to 16.
    public var usedBytes: Int { state.pointee.usedBytes }

    /// Whether an allocation has failed since the last reset.
    public var isExhausted: Bool { state.pointee.isExhausted }

    /// The allocator to hand to libprotobuf-c. Valid as long as the arena lives.
    public var allocator: UnsafeMutablePointer<ProtobufCAllocator> {
        UnsafeMutableRawPointer(state).assumingMemoryBound(to: ProtobufCAllocator.self)
    }

    /// Frees everything at once: every pointer that came from this arena is void. The first chunk is kept.
    public func reset() {
        Arena.freeLaterChunks(state)
        state.pointee.cursor = state.pointee.firstChunk
        state.pointee.end = state.pointee.firstChunk.map { $0 + state.pointee.firstChunkBytes }
        state.pointee.usedBytes = 0
        state.pointee.isExhausted = false
    }

    /// Memory for `byteCount` bytes, aligned to 16, **not** zeroed, valid until the next ``reset()``.
    ///
    /// - Throws: ``ProtobufError/budgetExceeded(budgetBytes:)``.
    public func allocate(byteCount: Int) throws(ProtobufError) -> UnsafeMutableRawPointer {
        guard let memory = Arena.allocate(state, byteCount) else {
            throw .budgetExceeded(budgetBytes: budgetBytes)
        }
        return memory
    }

    /// Memory for one `T`, not initialised, valid until the next ``reset()``.
    ///
    /// - Throws: ``ProtobufError/budgetExceeded(budgetBytes:)``.
    @inlinable
    public func allocate<T>(_: T.Type) throws(ProtobufError) -> UnsafeMutablePointer<T> {
        try allocate(byteCount: MemoryLayout<T>.size).bindMemory(to: T.self, capacity: 1)
    }

    /// Memory for `count` of `T`, not initialised, valid until the next ``reset()``.
    ///
    /// - Throws: ``ProtobufError/budgetExceeded(budgetBytes:)``.
    @inlinable
    public func allocate<T>(
        _: T.Type, count: Int
    ) throws(ProtobufError) -> UnsafeMutablePointer<T> {
        let (byteCount, overflow) = MemoryLayout<T>.stride.multipliedReportingOverflow(by: count)
        guard !overflow else { throw .budgetExceeded(budgetBytes: budgetBytes) }
        return try allocate(byteCount: byteCount).bindMemory(to: T.self, capacity: count)
    }

    private static func allocateForC(_ data: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
        guard let data, let memory = allocate(data.assumingMemoryBound(to: State.self), size) else { return nil }
        memset(memory, 0, size)
        return memory
    }

    private static func allocate(_ state: UnsafeMutablePointer<State>, _ byteCount: Int) -> UnsafeMutableRawPointer? {
        let left = state.pointee.budgetBytes &- state.pointee.usedBytes
        let (rounded, overflow) = byteCount.addingReportingOverflow(alignmentBytes &- 1)
        let size = max(alignmentBytes, rounded & ~(alignmentBytes &- 1))
        guard byteCount >= 0, !overflow, size <= left else { return exhausted(state) }

        if let cursor = state.pointee.cursor, let end = state.pointee.end, size <= end - cursor {
            state.pointee.cursor = cursor + size
            state.pointee.usedBytes &+= size
            return cursor
        }
        return allocateInNewChunk(state, size)
    }

    private static func allocateInNewChunk(
        _ state: UnsafeMutablePointer<State>, _ size: Int
    ) -> UnsafeMutableRawPointer? {
        if state.pointee.firstChunk == nil, size <= state.pointee.firstChunkBytes {
            guard let chunk = malloc(state.pointee.firstChunkBytes) else { return exhausted(state) }
            state.pointee.firstChunk = chunk
            state.pointee.cursor = chunk + size
            state.pointee.end = chunk + state.pointee.firstChunkBytes
            state.pointee.usedBytes &+= size
            return chunk
        }
        // A large allocation gets a chunk of its own, so that the rest of the current one is not lost.
        let isLarge = size > laterChunkBytes / 4
        let (chunkBytes, overflow) = (isLarge ? size : laterChunkBytes).addingReportingOverflow(alignmentBytes)
        guard !overflow, let chunk = malloc(chunkBytes) else { return exhausted(state) }
        chunk.storeBytes(of: state.pointee.laterChunks, as: UnsafeMutableRawPointer?.self)
        state.pointee.laterChunks = chunk
        let memory = chunk + alignmentBytes
        if !isLarge {
            state.pointee.cursor = memory + size
            state.pointee.end = chunk + chunkBytes
        }
        state.pointee.usedBytes &+= size
        return memory
    }

    private static func exhausted(_ state: UnsafeMutablePointer<State>) -> UnsafeMutableRawPointer? {
        state.pointee.isExhausted = true
        return nil
    }

    private static func freeLaterChunks(_ state: UnsafeMutablePointer<State>) {
        while let chunk = state.pointee.laterChunks {
            state.pointee.laterChunks = chunk.load(as: UnsafeMutableRawPointer?.self)
            free(chunk)
        }
    }
}

@available(*, unavailable, message: "an arena belongs to one thread: make one for each")
extension Arena: Sendable {}
