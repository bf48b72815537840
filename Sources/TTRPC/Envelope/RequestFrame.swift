package import ProtobufC

/// Writes whole Request frames: header, envelope and message, at the exact size.
package struct RequestFrame {
    private enum Payload {
        case message(PreparedMessage)
        case bytes([UInt8])

        @inline(__always)
        var count: Int {
            switch self {
            case .message(let message): message.packedSize
            case .bytes(let bytes): bytes.count
            }
        }
    }

    private let service: String.UTF8View
    private let method: String.UTF8View
    private let metadata: [UInt8]
    private let timeoutNanoseconds: Int64
    private let payload: Payload

    private init(_ method: MethodDescriptor, _ payload: Payload, _ metadata: [UInt8], _ timeoutNanoseconds: Int64) {
        self.service = method.service.utf8
        self.method = method.method.utf8
        self.metadata = metadata
        self.timeoutNanoseconds = timeoutNanoseconds
        self.payload = payload
    }

    /// - Parameters:
    ///   - message: nil for a stream that opens without one.
    ///   - metadata: the packed metadata fields, from ``Metadata/packedFields()``.
    ///   - timeoutNanoseconds: 0 for none.
    package init(
        method: MethodDescriptor, message: PreparedMessage?, metadata: [UInt8], timeoutNanoseconds: Int64
    ) {
        self.init(method, message.map { .message($0) } ?? .bytes([]), metadata, timeoutNanoseconds)
    }

    /// - Parameter payload: a message that is packed already, or compressed.
    package init(method: MethodDescriptor, payload: [UInt8], metadata: [UInt8], timeoutNanoseconds: Int64) {
        self.init(method, .bytes(payload), metadata, timeoutNanoseconds)
    }

    /// Bytes of the envelope, which are the frame's data.
    package var dataCount: Int {
        var count = WireWriter.size(ofBytes: service.count) + WireWriter.size(ofBytes: method.count) + metadata.count
        if payload.count > 0 { count += WireWriter.size(ofBytes: payload.count) }
        if timeoutNanoseconds != 0 { count += 1 + WireWriter.size(ofVarint: UInt64(bitPattern: timeoutNanoseconds)) }
        return count
    }

    /// Writes header and envelope to `destination`, which must hold ``FrameHeader/byteCount`` and ``dataCount`` bytes.
    package func write(streamID: UInt32, flags: FrameFlags, dataCount: Int, to destination: UnsafeMutableRawPointer) {
        FrameHeader(dataCount: UInt32(dataCount), streamID: streamID, type: .request, flags: flags).write(
            to: destination)
        var writer = WireWriter(destination + FrameHeader.byteCount)
        writer.write(field: 1, bytes: service, count: service.count)
        writer.write(field: 2, bytes: method, count: method.count)
        if payload.count > 0 { write(payload, to: &writer) }
        if timeoutNanoseconds != 0 { writer.write(field: 4, varint: UInt64(bitPattern: timeoutNanoseconds)) }
        writer.write(metadata, count: metadata.count)
    }

    private func write(_ payload: Payload, to writer: inout WireWriter) {
        writer.write(field: 3, bytesOfCount: payload.count)
        switch payload {
        case .message(let message):
            message.pack(into: writer.position)
            writer.skip(message.packedSize)
        case .bytes(let bytes):
            writer.write(bytes, count: bytes.count)
        }
    }

    /// The frame as an array of its own.
    package func packed(streamID: UInt32, flags: FrameFlags) -> [UInt8] {
        let dataCount = dataCount
        let count = FrameHeader.byteCount + dataCount
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let base = buffer.baseAddress {
                write(streamID: streamID, flags: flags, dataCount: dataCount, to: UnsafeMutableRawPointer(base))
            }
            initialized = count
        }
    }
}
