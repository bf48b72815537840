import TTRPC
import TTRPCTestSupport
import TestRandom
import Testing

/// Frames of all kinds, most of them spoilt a little.
private func hostileBytes(seed: UInt64) -> [UInt8] {
    var random = SeededRandom(seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...30, using: &random) {
        var frame = hostileFrame(&random)
        if random.once(in: 3) {
            let position = Int.random(in: 4..<frame.count, using: &random)
            frame[position] = UInt8.random(in: 0...255, using: &random)
        }
        if random.once(in: 40) { frame.removeLast(Int.random(in: 1..<frame.count, using: &random)) }
        bytes += frame
    }
    return bytes
}

private func hostileFrame(_ random: inout SeededRandom) -> [UInt8] {
    let stream = UInt32.random(in: 0...12, using: &random)
    let noise = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    switch Int.random(in: 0...4, using: &random) {
    case 0:
        return Wire.frame(type: .random(in: 0...5, using: &random), stream: stream, flags: noise.first ?? 0, noise)
    case 1:
        return Wire.frame(type: Wire.data, stream: stream, flags: .random(in: 0...7, using: &random), noise)
    case 2:
        return Wire.request(stream: stream, method: "Slow", timeout: .random(in: -1...2, using: &random))
    default:
        let method = ["Echo", "List", "Slow", "Other"].randomElement(using: &random) ?? "Echo"
        return Wire.request(stream: stream, method: method, payload: noise, metadata: [("k", "v"), ("K", "w")])
    }
}

@Suite struct `Whatever bytes come` {
    @Test("a server's machine does the same, wherever they are cut", arguments: 0..<300 as Range<UInt64>)
    func cuts(seed: UInt64) {
        let bytes = hostileBytes(seed: seed)
        let whole = ServerHarness()
        let expected = whole.deliver(bytes)
        let pieces = ServerHarness()
        var random = SeededRandom(seed: ~seed)
        var seen: [ServerHarness.Seen] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...20, using: &random))
            rest = rest.dropFirst(piece.count)
            seen += pieces.deliver(Array(piece))
            if case .close = seen.last { break }
        }
        #expect(seen == expected)
        #expect(pieces.streamCount == whole.streamCount)
    }

    @Test("envelopes are read or refused", arguments: 0..<300 as Range<UInt64>)
    func envelopes(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var bytes = Wire.envelope(payload: [1, 2, 3], timeout: 7, metadata: Wire.field(5, Wire.pair("a", "b")))
        for _ in 0..<4 {
            let position = Int.random(in: 0..<bytes.count, using: &random)
            bytes[position] = UInt8.random(in: 0...255, using: &random)
        }
        bytes.withUnsafeBytes { bytes in
            for end in 0...bytes.count {
                let part = UnsafeRawBufferPointer(rebasing: bytes[..<end])
                // What was read lies inside of what was given.
                if let envelope = RequestEnvelope(reading: part) {
                    #expect(envelope.payload.count + envelope.service.count <= part.count)
                    #expect(envelope.metadataFields.count <= part.count)
                }
                if let envelope = ResponseEnvelope(reading: part) { #expect(envelope.payload.count <= part.count) }
            }
        }
    }
}
