package import ProtobufC

/// Writes whole Data frames.
package enum DataFrame {
    /// One message of a stream.
    ///
    /// - Throws: RESOURCE_EXHAUSTED when it exceeds `dataBytesMax`.
    package static func packed(
        _ message: PreparedMessage, streamID: UInt32, dataBytesMax: Int
    ) throws(RPCError) -> [UInt8] {
        let dataCount = message.packedSize
        guard dataCount <= dataBytesMax else {
            throw .replyTooLarge(byteCount: dataCount, byteCountMax: dataBytesMax)
        }
        let count = FrameHeader.byteCount + dataCount
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let base = buffer.baseAddress {
                let destination = UnsafeMutableRawPointer(base)
                FrameHeader(dataCount: UInt32(truncatingIfNeeded: dataCount), streamID: streamID, type: .data)
                    .write(to: destination)
                message.pack(into: destination + FrameHeader.byteCount)
            }
            initialized = count
        }
    }

    /// One message of a stream that is compressed already.
    package static func packed(compressed payload: [UInt8], streamID: UInt32) -> [UInt8] {
        ControlFrame.header(.data, streamID: streamID, flags: .compressed, dataCount: payload.count) + payload
    }

    /// The end of a direction that ended well.
    package static func end(streamID: UInt32) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: FrameHeader.byteCount) { buffer, initialized in
            if let base = buffer.baseAddress {
                FrameHeader(dataCount: 0, streamID: streamID, type: .data, flags: [.remoteClosed, .noData])
                    .write(to: UnsafeMutableRawPointer(base))
            }
            initialized = FrameHeader.byteCount
        }
    }
}
