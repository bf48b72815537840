import FixtureMessages
import ProtobufC
import ProtobufTestSupport
import Testing

/// Messages with bytes changed, cut out and put in: each is refused, or is a message that packs and unpacks.
@Suite struct MutationTests {
    @Test(arguments: 0..<8)
    func `a damaged message never does harm`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let arena = Arena(budgetBytes: 1 << 20)
        var accepted = 0
        for _ in 0..<2_500 {
            let wire = Wire(bytes: mutated(everythingGoldenBytes, &random))
            arena.reset()
            guard let value = try? Everything(wire, in: arena) else { continue }
            accepted += 1
            // Compared as bytes, because a number can have become NaN.
            let packed = try value.packed()
            #expect(try Everything(unpacking: packed).packed() == packed)
        }
        #expect(accepted > 0)
    }

    private func mutated(_ original: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[index] ^= 1 << UInt8.random(in: 0...7, using: &random)
            case 2: bytes.remove(at: index)
            default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
            }
        }
        return bytes
    }
}
