public import CProtobufC
public import ProtobufC
public import TestRandom

/// Fills C structs at random, led by their descriptors, so that no message type is forgotten.
public struct RandomLayout {
    public var random: SeededRandom
    public let arena: Arena

    public init(random: SeededRandom, arena: Arena) {
        self.random = random
        self.arena = arena
    }

    /// A struct of the type that `descriptor` describes, with about half of its fields set.
    public mutating func make(_ descriptor: UnsafePointer<ProtobufCMessageDescriptor>) throws -> UnsafeMutableRawPointer
    {
        let message = try arena.allocate(byteCount: descriptor.pointee.sizeof_message)
        descriptor.pointee.message_init?(message.assumingMemoryBound(to: ProtobufCMessage.self))
        for index in 0..<Int(descriptor.pointee.n_fields) {
            let field = descriptor.pointee.fields[index]
            guard Bool.random(using: &random) else { continue }
            let place = message + Int(field.offset)
            let quantifier = message + Int(field.quantifier_offset)
            if field.label == PROTOBUF_C_LABEL_REPEATED {
                try fillArray(field, place, count: quantifier)
            } else {
                // The last member of a oneof wins, and overwrites all of the one before it.
                let isOneof = field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue != 0
                if isOneof, quantifier.load(as: UInt32.self) != 0 { continue }
                try fill(field, place)
                if isOneof { quantifier.storeBytes(of: field.id, as: UInt32.self) }
            }
        }
        return message
    }

    private mutating func fillArray(
        _ field: ProtobufCFieldDescriptor, _ place: UnsafeMutableRawPointer, count: UnsafeMutableRawPointer
    ) throws {
        let elements = Int.random(in: 1...4, using: &random)
        let array = try arena.allocate(byteCount: elements * 16)
        for index in 0..<elements { try fill(field, array + index * size(of: field.type)) }
        place.storeBytes(of: array, as: UnsafeMutableRawPointer.self)
        count.storeBytes(of: elements, as: Int.self)
    }

    private mutating func fill(_ field: ProtobufCFieldDescriptor, _ place: UnsafeMutableRawPointer) throws {
        switch field.type {
        case PROTOBUF_C_TYPE_MESSAGE:
            let descriptor = field.descriptor.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
            place.storeBytes(of: try make(descriptor), as: UnsafeMutableRawPointer.self)
        case PROTOBUF_C_TYPE_BYTES:
            place.storeBytes(of: try text(), as: ProtobufCBinaryData.self)
        case PROTOBUF_C_TYPE_BOOL:
            place.storeBytes(of: Bool.random(using: &random) ? 1 : 0, as: protobuf_c_boolean.self)
        case PROTOBUF_C_TYPE_FLOAT:
            place.storeBytes(of: Float.random(in: -1e9...1e9, using: &random), as: Float.self)
        case PROTOBUF_C_TYPE_DOUBLE:
            place.storeBytes(of: Double.random(in: -1e18...1e18, using: &random), as: Double.self)
        case PROTOBUF_C_TYPE_ENUM:
            place.storeBytes(of: Int32.random(in: -3...12, using: &random), as: Int32.self)
        default:
            // Numbers of every length on the wire, not only long ones.
            let number = UInt64.random(in: 0...(.max), using: &random) >> UInt64.random(in: 0...63, using: &random)
            if size(of: field.type) == 8 {
                place.storeBytes(of: number, as: UInt64.self)
            } else {
                place.storeBytes(of: UInt32(truncatingIfNeeded: number), as: UInt32.self)
            }
        }
    }

    /// Text, because a bytes field of the C struct may be a string of the proto.
    private mutating func text() throws -> ProtobufCBinaryData {
        let pieces = ["", "a", "ticket", "grüße", "日本語", "🙂", "a longer piece of text that no small string holds\n"]
        let text = (0..<Int.random(in: 0...3, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        return try arena.store(text.joined(), field: "")
    }

    private func size(of type: ProtobufCType) -> Int {
        switch type {
        case PROTOBUF_C_TYPE_BYTES: 16
        case PROTOBUF_C_TYPE_MESSAGE, PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64,
            PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_DOUBLE:
            8
        default: 4
        }
    }
}
