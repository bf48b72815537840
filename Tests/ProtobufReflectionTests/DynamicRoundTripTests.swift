import ProtobufTestSupport
import TestRandom
import Testing

@testable import ProtobufReflection

/// Random messages of every type, to JSON and back and to bytes and back.
@Suite struct DynamicRoundTripTests {
    private static let pools: [String: DescriptorPool] = {
        let pools = [try? Pools.reflected(), try? Pools.fixture(), try? Pools.ticket()].compactMap { $0 }
        return Dictionary(
            pools.flatMap { pool in pool.files.flatMap(\.allMessages).map { ($0.fullName, pool) } },
            uniquingKeysWith: { first, _ in first })
    }()

    static let names = pools.keys.sorted()

    @Test(arguments: names)
    func `JSON and bytes say all that there is to say`(name: String) throws {
        let pool = try #require(Self.pools[name])
        let type = try #require(pool.message(named: name))
        let coder = DynamicCoder(pool)
        var source = RandomMessage(pool: pool, random: SeededRandom(seed: 11))
        for _ in 0..<15 {
            let message = source.make(type)
            #expect(try coder.unpack(message.packed(), as: type) == message)
            #expect(try coder.read(json: coder.json(message), as: type) == message)
            #expect(try coder.read(json: coder.json(message, indentSpaces: 2), as: type) == message)
        }
    }

    @Test(arguments: ["reflected.v1.WellKnown", "fixture.v1.Everything", "reflected.v1.Legacy"])
    func `no change of the text is a trap, and what is read is written and read again`(name: String) throws {
        let pool = try #require(Self.pools[name])
        let type = try #require(pool.message(named: name))
        let coder = DynamicCoder(pool)
        var source = RandomMessage(pool: pool, random: SeededRandom(seed: 3))
        var random = SeededRandom(seed: 5)
        let bytes = Array(#"{}[]",:.-+eE019\u"#.utf8)
        for _ in 0..<30 {
            let text = Array(coder.json(source.make(type)).utf8)
            for _ in 0..<30 {
                var changed = text
                let place = Int.random(in: changed.indices, using: &random)
                changed[place] = bytes.randomElement(using: &random) ?? 0
                guard let message = try? coder.read(json: changed, as: type) else { continue }
                #expect(try coder.read(json: coder.json(message), as: type) == message)
            }
        }
    }
}
