package import CProtobufC

/// A message as its bytes, of whichever type: for calls whose messages are read and written with descriptors that are
/// known only while the program runs.
///
/// To libprotobuf-c it is a message without any field of its own, and everything in it is unknown.
package struct PackedMessage: Sendable, Hashable {
    /// The packed message.
    package var bytes: [UInt8] = []

    /// The message with every field at its default, which has no bytes.
    package init() {}

    /// A message that is packed already.
    package init(bytes: [UInt8]) { self.bytes = bytes }
}

extension PackedMessage: ProtobufMessage {
    package typealias Layout = ProtobufCMessage

    /// The name of no type, since it can be any; for error texts.
    package static var fullName: String { "message" }

    /// What protoc-c would generate for a message without fields.
    package nonisolated(unsafe) static let descriptor: UnsafePointer<ProtobufCMessageDescriptor> = {
        let name: StaticString = "message"
        let descriptor = UnsafeMutablePointer<ProtobufCMessageDescriptor>.allocate(capacity: 1)
        descriptor.initialize(to: ProtobufCMessageDescriptor())
        descriptor.pointee.magic = UInt32(PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC)
        descriptor.pointee.name = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
        descriptor.pointee.sizeof_message = MemoryLayout<ProtobufCMessage>.size
        return UnsafePointer(descriptor)
    }()

    package init(layout: UnsafePointer<Layout>) throws(ProtobufError) {
        let fields = UnsafeBufferPointer(
            start: layout.pointee.unknown_fields, count: Int(layout.pointee.n_unknown_fields))
        for field in fields {
            Self.append(field.tag << 3 | UInt32(truncatingIfNeeded: field.wire_type.rawValue), to: &bytes)
            bytes += UnsafeBufferPointer(start: field.data, count: field.len)
        }
    }

    /// One unknown field holds the bytes: its tag is theirs, and its value is the rest, whatever fields are in it.
    package func layout(in arena: Arena) throws(ProtobufError) -> UnsafeMutablePointer<Layout> {
        let layout = try arena.allocate(Layout.self)
        layout.initialize(to: ProtobufCMessage())
        layout.pointee.descriptor = Self.descriptor
        guard let (tag, length) = try firstTag() else { return layout }
        let rest = try arena.store(Array(bytes.dropFirst(length)))
        let field = try arena.allocate(ProtobufCMessageUnknownField.self)
        field.initialize(to: ProtobufCMessageUnknownField())
        field.pointee.tag = tag >> 3
        field.pointee.wire_type = ProtobufCWireType(rawValue: tag & 7)
        field.pointee.len = rest.len
        field.pointee.data = rest.data
        layout.pointee.unknown_fields = field
        layout.pointee.n_unknown_fields = 1
        return layout
    }

    /// The bytes as a string in Base64, for want of names.
    package func writeJSON(to writer: inout JSONWriter) { writer.value(bytes) }

    /// The tag that the bytes begin with and how many bytes it has; nil when there are none.
    private func firstTag() throws(ProtobufError) -> (tag: UInt32, byteCount: Int)? {
        let result: Result<(UInt32, Int)?, ProtobufError> = bytes.withUnsafeBytes { bytes in
            do throws(ProtobufError) {
                guard var reader = WireReader(bytes) else { return .success(nil) }
                let tag = try reader.shortVarint("tag")
                return .success((tag, reader.offset))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func append(_ varint: UInt32, to bytes: inout [UInt8]) {
        var rest = varint
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
