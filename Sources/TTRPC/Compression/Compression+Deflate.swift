internal import CZlib

extension Compression {
    /// The payload compressed, or nil when that is not worthwhile: it is short, or it would not become smaller.
    package func compressed(_ payload: UnsafeRawBufferPointer) -> [UInt8]? {
        guard payload.count >= Self.worthwhileBytesMin, let count = UInt32(exactly: payload.count),
            let stream = ZlibStream(deflating: self)
        else { return nil }
        stream.take(payload, count: count)
        let (bytes, result) = stream.run(byteCountMax: payload.count - 1) { deflate($0, Z_FINISH) }
        return result == Z_STREAM_END ? bytes : nil
    }
}
