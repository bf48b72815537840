import FixtureMessages
import ProtobufC
import ProtobufTestSupport
import TestRandom
import TestThreads
import Testing

/// Messages with bytes changed, cut out and put in: each is refused, or is a message that packs and unpacks.
@Suite(.onThreadOfItsOwn) struct MutationTests {
    @Test(arguments: 0..<8)
    func `a damaged message never does harm`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let arena = Arena(budgetBytes: 1 << 20)
        var accepted = 0
        for _ in 0..<2_500 {
            let wire = Wire(bytes: everythingGoldenBytes.mutated(&random))
            arena.reset()
            guard let value = try? Everything(wire, in: arena) else { continue }
            accepted += 1
            // Compared as bytes, because a number can have become NaN.
            let packed = try value.packed()
            #expect(try Everything(unpacking: packed).packed() == packed)
        }
        #expect(accepted > 0)
    }
}
