internal import ProtobufC
internal import TTRPC
internal import TicketMessages

/// Bytes that may be an envelope. They are read here and by libprotobuf-c; what both accept is the same to both.
enum EnvelopesTarget {
    static func run(_ input: UnsafeRawBufferPointer) throws {
        try request(input)
        try response(input)
    }

    private static func request(_ bytes: UnsafeRawBufferPointer) throws {
        let other = try? TTRPCRequest(unpacking: Array(bytes))
        guard let envelope = RequestEnvelope(reading: bytes) else {
            return try promise(
                other == nil, "libprotobuf-c reads a request that we do not: \(String(describing: other))")
        }
        try promise(envelope.metadataFields.count <= bytes.count, "the metadata is longer than the envelope")
        guard let other else { return }
        try promise(
            envelope.service.elementsEqual(other.service.utf8) && envelope.method.elementsEqual(other.method.utf8)
                && envelope.payload.elementsEqual(other.payload)
                && envelope.timeoutNanoseconds == other.timeoutNano
                && envelope.metadataPairCount == other.metadata.count,
            "libprotobuf-c reads another request: \(other)")
    }

    private static func response(_ bytes: UnsafeRawBufferPointer) throws {
        let other = try? TTRPCResponse(unpacking: Array(bytes))
        guard let envelope = ResponseEnvelope(reading: bytes) else {
            return try promise(
                other == nil, "libprotobuf-c reads a response that we do not: \(String(describing: other))")
        }
        if let error = envelope.error { try survivesSending(error) }
        guard let other else { return }
        try promise(envelope.payload.elementsEqual(other.payload), "libprotobuf-c reads another payload: \(other)")
        let status = other.status ?? GoogleRPCStatus()
        guard status.code != 0 else {
            return try promise(envelope.error == nil, "OK is read as an error: \(other)")
        }
        let expected = RPCError(
            code: StatusCode(received: status.code), message: status.message,
            details: status.details.map { StatusDetail(typeURL: $0.typeURL, value: $0.value) })
        try promise(envelope.error == expected, "libprotobuf-c reads another status: \(other)")
    }

    /// What is written for an error reads as the same error, or as its beginning when the frame is too short for all
    /// of it.
    private static func survivesSending(_ error: RPCError) throws {
        try promise(
            sent(error, dataBytesMax: FrameHeader.dataBytesMax) == error, "an error changed in a frame: \(error)")
        for dataBytesMax in [64, 32] {
            guard let cut = try sent(error, dataBytesMax: dataBytesMax) else {
                throw BrokenPromise("a short frame lost the error \(error)")
            }
            try promise(
                cut.code == error.code && error.message.utf8.starts(with: cut.message.utf8)
                    && error.details.starts(with: cut.details),
                "a short frame changed the error \(error) into \(cut)")
        }
    }

    private static func sent(_ error: RPCError, dataBytesMax: Int) throws -> RPCError? {
        let frame = ResponseFrame.packed(error, streamID: 1, dataBytesMax: dataBytesMax)
        try promise(
            frame.count <= FrameHeader.byteCount + dataBytesMax,
            "a frame of \(frame.count) bytes where its data may have \(dataBytesMax)")
        return try frame.withUnsafeBytes { bytes in
            var decoder = FrameDecoder(dataBytesMax: dataBytesMax)
            guard case .frame(_, let data, let consumed) = decoder.step(bytes), consumed == bytes.count else {
                throw BrokenPromise("what was written for \(error) is not one frame")
            }
            return ResponseEnvelope(reading: data)?.error
        }
    }
}
