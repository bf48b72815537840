import TTRPC
import TTRPCTestSupport
import Testing

@Suite struct `Frames` {
    @Test func `a header is ten bytes, big-endian`() {
        let header = FrameHeader(
            dataCount: 0x0001_0203, streamID: 0x0405_0607, type: .data, flags: [.remoteClosed, .noData])
        var bytes = [UInt8](repeating: 0xff, count: 12)
        bytes.withUnsafeMutableBytes { buffer in
            if let base = buffer.baseAddress { header.write(to: base) }
        }
        #expect(bytes == [0, 1, 2, 3, 4, 5, 6, 7, 3, 5, 0xff, 0xff])
    }

    @Test func `a frame is read where it lies`() {
        let bytes = Wire.frame(type: 3, stream: 9, flags: 0x81, [1, 2, 3]) + [7]
        bytes.withUnsafeBytes { bytes in
            var decoder = FrameDecoder()
            guard case .frame(let header, let data, let consumed) = decoder.step(bytes) else {
                Issue.record("no frame")
                return
            }
            #expect(header == FrameHeader(dataCount: 3, streamID: 9, type: .data, flags: FrameFlags(rawValue: 0x81)))
            #expect(data.baseAddress == bytes.baseAddress.map { $0 + 10 })
            #expect(Array(data) == [1, 2, 3])
            #expect(consumed == 13)
        }
    }

    @Test("a frame that is not whole is waited for", arguments: 0..<13)
    func partial(count: Int) {
        let bytes = Array(Wire.frame(type: 1, stream: 1, [1, 2, 3]).prefix(count))
        var decoder = FrameDecoder()
        let isIncomplete = bytes.withUnsafeBytes { bytes in
            if case .incomplete = decoder.step(bytes) { true } else { false }
        }
        #expect(isIncomplete)
    }

    @Test func `an oversized frame is thrown away piece by piece`() {
        var decoder = FrameDecoder(dataBytesMax: 4)
        var consumed: [Int] = []
        for piece in [Wire.frame(type: 1, stream: 1, length: 5), [1, 2], [3, 4, 5, 6]] {
            piece.withUnsafeBytes { bytes in
                switch decoder.step(bytes) {
                case .oversized(_, let count), .skipped(let count): consumed.append(count)
                default: Issue.record("expected to skip")
                }
            }
        }
        #expect(consumed == [10, 2, 3])
        #expect(!decoder.isSkipping)
    }

    @Test("a length whose first byte is set is no ttrpc", arguments: [1 << 24, Int(UInt32.max)])
    func reserved(length: Int) {
        var decoder = FrameDecoder()
        let isReserved = Wire.frame(type: 1, stream: 1, length: length).withUnsafeBytes { bytes in
            if case .reserved = decoder.step(bytes) { true } else { false }
        }
        #expect(isReserved)
    }
}
