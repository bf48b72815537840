import CFixtureMessages
import CProtobufC
import ProtobufC
import ProtobufTestSupport
import TestRandom
import Testing

@Suite struct ArenaTests {
    @Test func `every allocation is aligned for any C type`() throws {
        let arena = Arena(firstChunkBytes: 1024)
        for count in [0, 1, 3, 15, 16, 17, 100, 2000, 300_000] {
            let memory = try arena.allocate(byteCount: count)
            #expect(UInt(bitPattern: memory) % 16 == 0)
        }
    }

    @Test func `allocations do not overlap, in and across chunks`() throws {
        let arena = Arena(firstChunkBytes: 512)
        var blocks: [(UnsafeMutableRawPointer, Int, UInt8)] = []
        var random = SeededRandom(seed: 1)
        for index in 0..<2000 {
            let count = Int.random(in: 1...1000, using: &random)
            let memory = try arena.allocate(byteCount: count)
            let mark = UInt8(truncatingIfNeeded: index)
            memory.initializeMemory(as: UInt8.self, repeating: mark, count: count)
            blocks.append((memory, count, mark))
        }
        for (memory, count, mark) in blocks {
            #expect(UnsafeRawBufferPointer(start: memory, count: count).allSatisfy { $0 == mark })
        }
    }

    @Test func `libprotobuf-c gets zeroed memory, after a reset too`() throws {
        let arena = Arena(firstChunkBytes: 4096)
        let dirty = try arena.allocate(byteCount: 4000)
        dirty.initializeMemory(as: UInt8.self, repeating: 0xff, count: 4000)
        arena.reset()
        let allocator = arena.allocator
        let memory = try #require(allocator.pointee.alloc(allocator.pointee.allocator_data, 4000))
        #expect(memory == dirty)
        #expect(UnsafeRawBufferPointer(start: memory, count: 4000).allSatisfy { $0 == 0 })
    }

    @Test func `the budget counts allocations rounded up to 16 bytes`() throws {
        let arena = Arena(budgetBytes: 64)
        _ = try arena.allocate(byteCount: 1)
        _ = try arena.allocate(byteCount: 17)
        #expect(arena.usedBytes == 48)
        #expect(throws: ProtobufError.budgetExceeded(budgetBytes: 64)) { try arena.allocate(byteCount: 17) }
        #expect(arena.isExhausted)
        _ = try arena.allocate(byteCount: 16)
        #expect(arena.usedBytes == 64)
    }

    @Test(arguments: [-1, Int.min, Int.max, Int.max - 15])
    func `absurd sizes are refused and do not overflow`(byteCount: Int) {
        let arena = Arena(budgetBytes: .max)
        #expect(throws: ProtobufError.budgetExceeded(budgetBytes: .max)) {
            try arena.allocate(byteCount: byteCount)
        }
    }

    @Test func `a count that overflows in bytes is refused`() {
        let arena = Arena(budgetBytes: .max)
        #expect(throws: ProtobufError.budgetExceeded(budgetBytes: .max)) {
            try arena.allocate(UInt64.self, count: .max / 4)
        }
    }

    @Test func `a reset frees everything and gives the first chunk again`() throws {
        let arena = Arena(budgetBytes: 1 << 20, firstChunkBytes: 1024)
        let first = try arena.allocate(byteCount: 16)
        _ = try arena.allocate(byteCount: 500_000)
        #expect(throws: ProtobufError.self) { try arena.allocate(byteCount: 600_000) }
        arena.reset()
        #expect(arena.usedBytes == 0)
        #expect(!arena.isExhausted)
        #expect(try arena.allocate(byteCount: 16) == first)
        _ = try arena.allocate(byteCount: 1_000_000)
    }
}
