internal import NIOCore
internal import ProtobufC
internal import TTRPC

/// The frames of one burst, written one behind the other into one buffer, so that they leave with one system call.
struct OutboundBytes {
    /// Above this an emptied buffer is given back rather than kept.
    private static let keptCapacityBytesMax = 64 << 10

    private var buffer = ByteBuffer()

    var count: Int { buffer.readableBytes }

    mutating func append(_ frame: [UInt8]) {
        buffer.writeBytes(frame)
    }

    /// Packs a unary reply straight to where it is sent from.
    @inline(__always)
    mutating func append(reply: PreparedMessage, dataCount: Int, streamID: UInt32) {
        let count = FrameHeader.byteCount &+ dataCount
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { bytes in
            guard let base = bytes.baseAddress else { return 0 }
            ResponseFrame.write(reply, dataCount: dataCount, streamID: streamID, to: base)
            return count
        }
    }

    /// Appends a request that was packed before its stream had an id.
    mutating func append(request frame: [UInt8], streamID: UInt32) {
        let start = buffer.writerIndex
        buffer.writeBytes(frame)
        buffer.setInteger(streamID, at: start + 4)
    }

    /// Everything so far; what follows is written elsewhere.
    mutating func take() -> ByteBuffer {
        let full = buffer
        buffer = ByteBuffer()
        return full
    }

    /// Gives the memory of a buffer back that was taken and written. If the channel keeps none of it, it is used again.
    mutating func recycle(_ written: consuming ByteBuffer) {
        guard buffer.readableBytes == 0, written.capacity <= Self.keptCapacityBytesMax else { return }
        buffer = written
        buffer.clear()
    }
}
