internal import NIOCore

/// What was received and not consumed yet.
///
/// As a rule a read holds whole frames, and they are consumed where they lie. Only the rest of a frame that is cut is
/// copied, so that a few bytes do not keep a whole read buffer alive.
struct InboundBytes {
    /// Above this an emptied buffer is given back rather than kept.
    private static let keptCapacityBytesMax = 4096

    private var rest = ByteBuffer()

    /// Takes in what a read has brought and lets `consume` look at everything not consumed so far.
    ///
    /// - Parameter consume: says how many bytes it has consumed. It must not come back here.
    mutating func receive(_ received: ByteBuffer, consume: (UnsafeRawBufferPointer) -> Int) {
        guard rest.readableBytes == 0 else {
            rest.writeImmutableBuffer(received)
            resume(consume: consume)
            return
        }
        let consumed = received.withUnsafeReadableBytes(consume)
        guard consumed < received.readableBytes else { return }
        received.withUnsafeReadableBytes { bytes in
            _ = rest.writeBytes(UnsafeRawBufferPointer(rebasing: bytes[consumed...]))
        }
    }

    /// Lets `consume` look at what is there already.
    mutating func resume(consume: (UnsafeRawBufferPointer) -> Int) {
        let consumed = rest.withUnsafeReadableBytes(consume)
        rest.moveReaderIndex(forwardBy: consumed)
        if rest.readableBytes > 0 {
            rest.discardReadBytes()
        } else if rest.capacity > Self.keptCapacityBytesMax {
            rest = ByteBuffer()
        } else {
            rest.clear()
        }
    }
}
