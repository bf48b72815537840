/// HEADERS and TRAILERS: metadata beside a call's answer, under the field number that it has in a request.
package enum MetadataFrame {
    /// The whole frame.
    ///
    /// - Parameter type: ``FrameType/headers`` or ``FrameType/trailers``.
    package static func packed(_ metadata: Metadata, type: FrameType, streamID: UInt32) -> [UInt8] {
        let fields = metadata.packedFields()
        return ControlFrame.header(type, streamID: streamID, dataCount: fields.count) + fields
    }

    /// The whole frame, or nothing for no metadata, which is not sent.
    static func ifAny(_ metadata: Metadata, type: FrameType, streamID: UInt32) -> [UInt8] {
        metadata.isEmpty ? [] : packed(metadata, type: type, streamID: streamID)
    }

    /// Reads a frame's data. Unknown fields are ignored.
    ///
    /// - Throws: RESOURCE_EXHAUSTED for too much, INTERNAL for what is no metadata.
    package static func read(
        _ data: UnsafeRawBufferPointer, limits: MetadataLimits
    ) throws(RPCError) -> Metadata {
        do throws(Metadata.Fault) {
            return try Metadata(reading: data, limits: limits)
        } catch .tooLarge {
            throw RPCError(metadataFault: .tooLarge, limits: limits)
        } catch {
            throw .protocolError("The metadata of the answer is no protobuf, or its text is not UTF-8.")
        }
    }
}
