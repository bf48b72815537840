public import CProtobufC

/// Looks the bytes over and unpacks them into the arena, for those who read the C struct themselves.
///
/// The struct lives until the arena's next reset.
///
/// - Throws: ``ProtobufError/malformed(reason:)``, one of the limits', or ``ProtobufError/budgetExceeded(budgetBytes:)``.
@usableFromInline
package func unpackedMessage(
    _ bytes: UnsafeRawBufferPointer, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, in arena: Arena,
    _ limits: PrescanLimits
) throws(ProtobufError) -> UnsafeMutablePointer<ProtobufCMessage> {
    // libprotobuf-c counts some things in 32 bits.
    guard bytes.count <= Int(Int32.max) else {
        throw .malformed(reason: "\(bytes.count) bytes are more than a message may have, \(Int32.max)")
    }
    try Prescan.check(bytes, descriptor, limits)
    let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    guard let message = protobuf_c_message_unpack(descriptor, arena.allocator, bytes.count, start) else {
        guard !arena.isExhausted else { throw .budgetExceeded(budgetBytes: arena.budgetBytes) }
        throw .malformed(reason: "\(String(cString: descriptor.pointee.name)) cannot be unpacked")
    }
    return message
}
