import FixtureMessages
import ProtobufC
import ProtobufTestSupport
import TestRandom
import Testing

/// Memory runs out at every point at which it can: nothing crashes, and the error says so.
///
/// Allocations are counted in steps of 16 bytes, so a budget for each step makes each allocation the first to fail.
@Suite struct AllocationFailureTests {
    @Test(arguments: AllMessages.names)
    func `unpacking and packing fail cleanly wherever memory runs out`(name: String) throws {
        try sweep(try AllMessages.named(name))
    }

    private func sweep<Message: ProtobufMessage>(_: Message.Type) throws {
        let arena = Arena()
        var source = RandomLayout(random: SeededRandom(seed: 7), arena: arena)
        let raw = try source.make(Message.descriptor)
        let value = try Message(layout: UnsafePointer(raw.assumingMemoryBound(to: Message.Layout.self)))
        let wire = Wire(bytes: try value.packed())
        guard !wire.bytes.isEmpty else { return }

        try failsBelow(neededBytes { arena in _ = try Message(wire, in: arena) }) { arena in
            _ = try Message(wire, in: arena)
        }
        try failsBelow(neededBytes { arena in _ = try value.prepared(in: arena) }) { arena in
            _ = try value.prepared(in: arena)
        }
    }

    private func neededBytes(_ work: (Arena) throws -> Void) throws -> Int {
        let arena = Arena()
        try work(arena)
        return arena.usedBytes
    }

    private func failsBelow(_ neededBytes: Int, _ work: (Arena) throws -> Void) throws {
        for budgetBytes in stride(from: 0, to: neededBytes, by: 16) {
            // A small first chunk makes chunks end in many places, too.
            let arena = Arena(budgetBytes: budgetBytes, firstChunkBytes: 256)
            #expect(throws: ProtobufError.budgetExceeded(budgetBytes: budgetBytes)) { try work(arena) }
        }
        try work(Arena(budgetBytes: neededBytes, firstChunkBytes: 256))
    }
}
