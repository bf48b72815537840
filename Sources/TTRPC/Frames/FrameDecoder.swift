/// Cuts a stream of bytes into frames, in place.
///
/// It holds no bytes: the caller keeps what is not consumed yet and gives it again, with more behind it. What it
/// remembers is how much of an oversized frame is still to be thrown away, so that such a frame is never in memory as a
/// whole.
public struct FrameDecoder: Sendable {
    /// What lies at the front of the bytes.
    public enum Step {
        /// Not a whole frame yet.
        case incomplete
        /// A frame; its data lies in the bytes that were given, and is valid as long as they are.
        case frame(FrameHeader, data: UnsafeRawBufferPointer, consumed: Int)
        /// The head of a frame above the limit. Its data is going to be skipped.
        case oversized(FrameHeader, consumed: Int)
        /// Data of an oversized frame.
        case skipped(consumed: Int)
        /// A length whose first byte is not zero: nothing behind it can be read.
        case reserved(FrameHeader)
    }

    /// Longer data is skipped. May change between two frames.
    package var dataBytesMax: Int
    private var skipCount = 0

    public init(dataBytesMax: Int = FrameHeader.dataBytesMax) {
        self.dataBytesMax = dataBytesMax
    }

    /// True in the middle of a frame that is being thrown away.
    public var isSkipping: Bool { skipCount > 0 }

    /// Looks at the front of `bytes`. The caller drops what was consumed, acts, and asks again.
    @inline(__always)
    public mutating func step(_ bytes: UnsafeRawBufferPointer) -> Step {
        if skipCount > 0 { return skip(bytes) }
        guard bytes.count >= FrameHeader.byteCount else { return .incomplete }
        let header = FrameHeader(reading: bytes)
        let dataCount = Int(header.dataCount)
        guard dataCount <= dataBytesMax else { return refuse(header) }
        let end = FrameHeader.byteCount &+ dataCount
        guard bytes.count >= end else { return .incomplete }
        return .frame(
            header, data: UnsafeRawBufferPointer(rebasing: bytes[FrameHeader.byteCount..<end]), consumed: end)
    }

    private mutating func refuse(_ header: FrameHeader) -> Step {
        guard header.dataCount < FrameHeader.reservedLength else { return .reserved(header) }
        skipCount = Int(header.dataCount)
        return .oversized(header, consumed: FrameHeader.byteCount)
    }

    private mutating func skip(_ bytes: UnsafeRawBufferPointer) -> Step {
        guard !bytes.isEmpty else { return .incomplete }
        let count = min(skipCount, bytes.count)
        skipCount -= count
        return .skipped(consumed: count)
    }
}
