package import ProtobufC

/// Writes whole Response frames: header, envelope and message, at the exact size.
package enum ResponseFrame {
    /// Bytes of the envelope around a message of `packedSize` bytes.
    @inline(__always)
    package static func dataCount(packedSize: Int) -> Int {
        packedSize == 0 ? 0 : WireWriter.size(ofBytes: packedSize)
    }

    /// Writes an OK reply. An absent status is OK, and an empty message is an absent field.
    ///
    /// - Parameter destination: ``FrameHeader/byteCount`` and `dataCount` bytes.
    package static func write(
        _ message: PreparedMessage, dataCount: Int, streamID: UInt32, to destination: UnsafeMutableRawPointer
    ) {
        FrameHeader(dataCount: UInt32(truncatingIfNeeded: dataCount), streamID: streamID, type: .response)
            .write(to: destination)
        guard message.packedSize > 0 else { return }
        var writer = WireWriter(destination + FrameHeader.byteCount)
        writer.write(field: 2, bytesOfCount: message.packedSize)
        message.pack(into: writer.position)
    }

    /// An OK reply as an array of its own.
    ///
    /// - Parameter compression: how to compress the message, if that is worthwhile; nil for not at all.
    /// - Throws: RESOURCE_EXHAUSTED when it exceeds `dataBytesMax`.
    package static func packed(
        _ message: PreparedMessage, streamID: UInt32, dataBytesMax: Int, compression: Compression? = nil
    ) throws(RPCError) -> [UInt8] {
        let dataCount = dataCount(packedSize: message.packedSize)
        guard dataCount <= dataBytesMax else {
            throw .replyTooLarge(byteCount: dataCount, byteCountMax: dataBytesMax)
        }
        if let compression, let payload = message.compressed(by: compression) {
            return packed(payload: payload, flags: .compressed, streamID: streamID)
        }
        return bytes(count: FrameHeader.byteCount + dataCount) { destination in
            write(message, dataCount: dataCount, streamID: streamID, to: destination)
        }
    }

    /// An OK reply whose message is packed already.
    static func packed(payload: [UInt8], flags: FrameFlags = [], streamID: UInt32) -> [UInt8] {
        let dataCount = dataCount(packedSize: payload.count)
        return bytes(count: FrameHeader.byteCount + dataCount) { destination in
            FrameHeader(
                dataCount: UInt32(truncatingIfNeeded: dataCount), streamID: streamID, type: .response, flags: flags
            ).write(to: destination)
            guard !payload.isEmpty else { return }
            var writer = WireWriter(destination + FrameHeader.byteCount)
            writer.write(field: 2, bytes: payload, count: payload.count)
        }
    }

    /// A status that is not OK. Details, then the end of the message, are cut away where it would exceed
    /// `dataBytesMax`.
    package static func packed(_ error: RPCError, streamID: UInt32, dataBytesMax: Int) -> [UInt8] {
        let status = StatusWriter(error, byteCountMax: dataBytesMax - 6)
        let dataCount = WireWriter.size(ofBytes: status.byteCount)
        return bytes(count: FrameHeader.byteCount + dataCount) { destination in
            FrameHeader(dataCount: UInt32(truncatingIfNeeded: dataCount), streamID: streamID, type: .response)
                .write(to: destination)
            var writer = WireWriter(destination + FrameHeader.byteCount)
            writer.write(field: 1, bytesOfCount: status.byteCount)
            status.write(to: &writer)
        }
    }

    private static func bytes(count: Int, _ write: (UnsafeMutableRawPointer) -> Void) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let base = buffer.baseAddress { write(UnsafeMutableRawPointer(base)) }
            initialized = count
        }
    }
}
