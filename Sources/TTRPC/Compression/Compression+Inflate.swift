internal import CZlib

extension Compression {
    /// The payload as it was before. Nothing stays nothing.
    ///
    /// Memory grows with what comes out and never much beyond `byteCountMax`: a payload that would be larger is given up
    /// as soon as that shows.
    ///
    /// - Throws: ``Fault``.
    package func inflated(_ payload: UnsafeRawBufferPointer, byteCountMax: Int) throws(Fault) -> [UInt8] {
        guard payload.count > 0 else { return [] }
        guard let count = UInt32(exactly: payload.count) else { throw .tooLarge }
        guard let stream = ZlibStream(inflating: self) else { throw .malformed }
        stream.take(payload, count: count)
        var inflated: [UInt8] = []
        var room = min(byteCountMax, max(256, payload.count * 4))
        while true {
            // One byte more than allowed shows that there is more.
            let (bytes, result) = stream.run(byteCountMax: room + 1) { inflate($0, Z_NO_FLUSH) }
            let isAtEnd = result == Z_STREAM_END
            // All of the input is there from the start, so output that is not full means that it was cut off.
            guard isAtEnd ? stream.unusedCount == 0 : result == Z_OK && bytes.count == room + 1 else {
                throw .malformed
            }
            guard inflated.count + bytes.count <= byteCountMax else { throw .tooLarge }
            if isAtEnd, inflated.isEmpty { return bytes }
            inflated += bytes
            if isAtEnd { return inflated }
            room = min(byteCountMax - inflated.count, inflated.count)
        }
    }
}
