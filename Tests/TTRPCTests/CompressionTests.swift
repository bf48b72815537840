import TTRPC
import TestRandom
import Testing

@Suite("Compression")
struct CompressionTests {
    private static let text = Array(String(repeating: "I cannot sign in. ", count: 4000).utf8)

    private func compressed(_ bytes: [UInt8], _ compression: Compression) -> [UInt8]? {
        bytes.withUnsafeBytes { compression.compressed($0) }
    }

    private func inflated(
        _ bytes: [UInt8], _ compression: Compression, byteCountMax: Int = 1 << 20
    ) throws(Compression.Fault) -> [UInt8] {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(Compression.Fault) in try compression.inflated(bytes, byteCountMax: byteCountMax) }
        }
        return try result.get()
    }

    @Test("What was compressed comes back as it was", arguments: Compression.allCases, [1024, 1025, 60_000, 72_000])
    func roundTrip(compression: Compression, count: Int) throws {
        let payload = Array(Self.text.prefix(count))
        let small = try #require(compressed(payload, compression))
        #expect(small.count < payload.count / 10)
        #expect(try inflated(small, compression) == payload)
    }

    @Test("A payload that is short, or would not become smaller, is left alone", arguments: Compression.allCases)
    func notWorthwhile(compression: Compression) {
        #expect(compressed(Array(Self.text.prefix(1023)), compression) == nil)
        var noise = SeededRandom(seed: 7)
        #expect(compressed((0..<4096).map { _ in UInt8.random(in: 0...255, using: &noise) }, compression) == nil)
    }

    @Test("A payload may inflate to the bound and not to a byte more", arguments: Compression.allCases)
    func bound(compression: Compression) throws {
        let small = try #require(compressed(Self.text, compression))
        for bound in [Self.text.count, Self.text.count + 1] {
            #expect(try inflated(small, compression, byteCountMax: bound) == Self.text)
        }
        for bound in [0, 1, 255, 256, 257, 5000, Self.text.count - 1] {
            #expect(throws: Compression.Fault.tooLarge) { try inflated(small, compression, byteCountMax: bound) }
        }
    }

    @Test(
        "Everything but exactly one complete stream of the agreed format is malformed", arguments: Compression.allCases)
    func malformed(compression: Compression) throws {
        let small = try #require(compressed(Self.text, compression))
        let other = try #require(compressed(Self.text, compression == .zlib ? .gzip : .zlib))
        let wrong: [[UInt8]] = [
            small.dropLast(), Array(small.prefix(1)), small + [0], small + small, other, [1, 2, 3], [0],
        ]
        for bytes in wrong {
            #expect(throws: Compression.Fault.malformed) { try inflated(bytes, compression) }
        }
        var broken = small
        broken[small.count - 5] ^= 0xff
        #expect(throws: Compression.Fault.malformed) { try inflated(broken, compression) }
    }

    @Test("Nothing inflates to nothing")
    func empty() throws {
        #expect(try inflated([], .zlib) == [])
    }

    @Test("Streams of another zlib are read: Python's, of the text 'ticket'")
    func foreign() throws {
        let zlib: [UInt8] = [0x78, 0x9c, 0x2b, 0xc9, 0x4c, 0xce, 0x4e, 0x2d, 0x01, 0x00, 0x08, 0xd6, 0x02, 0x85]
        #expect(try inflated(zlib, .zlib) == Array("ticket".utf8))
    }
}
