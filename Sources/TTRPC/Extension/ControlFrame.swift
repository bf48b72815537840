/// What the extension's frames have in common: small, of one form, and never part of a message.
enum ControlFrame {
    /// The most bytes of text that a frame carries to say why.
    static let reasonBytesMax = 256

    /// A whole frame whose data is some numbers, big-endian, and a text behind them, cut to ``reasonBytesMax``.
    static func packed(
        _ type: FrameType, streamID: UInt32, flags: FrameFlags = [], numbers: [UInt32], reason: String = ""
    ) -> [UInt8] {
        let text = WireText.prefix(of: reason, byteCountMax: reasonBytesMax)
        let dataCount = numbers.count * 4 + text.count
        var bytes = header(type, streamID: streamID, flags: flags, dataCount: dataCount)
        for number in numbers {
            withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        }
        bytes.append(contentsOf: text)
        return bytes
    }

    /// A frame's header, in an array that has room for the data, too.
    static func header(_ type: FrameType, streamID: UInt32, flags: FrameFlags = [], dataCount: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(FrameHeader.byteCount + dataCount)
        let header = FrameHeader(
            dataCount: UInt32(truncatingIfNeeded: dataCount), streamID: streamID, type: type, flags: flags)
        withUnsafeTemporaryAllocation(byteCount: FrameHeader.byteCount, alignment: 8) { buffer in
            guard let base = buffer.baseAddress else { return }
            header.write(to: base)
            bytes.append(contentsOf: buffer)
        }
        return bytes
    }

    /// The number at an offset, which must lie within `data`.
    static func number(_ data: UnsafeRawBufferPointer, at offset: Int = 0) -> UInt32 {
        UInt32(bigEndian: data.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// The text behind the numbers; what is no UTF-8 in it is replaced.
    static func reason(_ data: UnsafeRawBufferPointer, from offset: Int) -> String {
        String(decoding: data[offset...], as: UTF8.self)
    }

    /// A received code; a number that nobody defined is UNKNOWN.
    static func code(_ number: UInt32) -> StatusCode {
        StatusCode(received: Int32(truncatingIfNeeded: number))
    }
}
