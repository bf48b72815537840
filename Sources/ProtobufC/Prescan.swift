internal import CProtobufC

/// A look over packed bytes before libprotobuf-c gets them, in linear time and without allocating.
///
/// libprotobuf-c 1.4.1 has no limits of its own: it recurses as deep as the bytes say, merges repeated singular
/// submessages in quadratic time, takes a bool from any wire type, and turns two bytes into hundreds. This refuses what
/// no honest encoder writes, so that what is left is safe to unpack. Whether strings are UTF-8 is checked when they are
/// read from the unpacked message, where they are copied anyway.
struct Prescan {
    private let limits: PrescanLimits
    private var fieldsLeft: Int
    private var reader: WireReader

    /// Highest field number there is (2²⁹ − 1).
    private static let fieldNumberMax: UInt32 = 536_870_911

    /// Which fields of a message have been seen is kept in this many bits.
    private static let fieldsPerTypeMax = 128

    /// Checks that `bytes` can be unpacked as the message that `descriptor` describes.
    static func check(
        _ bytes: UnsafeRawBufferPointer, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
        _ limits: PrescanLimits
    ) throws(ProtobufError) {
        guard let reader = WireReader(bytes) else { return }
        var scan = Prescan(limits: limits, fieldsLeft: limits.fieldsMax, reader: reader)
        try scan.message(descriptor, depth: 1)
    }

    private mutating func message(
        _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, depth: Int
    ) throws(ProtobufError) {
        guard depth <= limits.depthMax else { throw .tooDeep(limit: limits.depthMax) }
        var seen: UInt128 = 0
        var nextIndex = 0
        while !reader.isAtEnd {
            guard fieldsLeft > 0 else { throw .tooManyFields(limit: limits.fieldsMax) }
            fieldsLeft &-= 1

            let offset = reader.offset
            let tag = try reader.shortVarint("tag")
            let number = tag >> 3
            guard number >= 1, number <= Prescan.fieldNumberMax else {
                throw .malformed(reason: "the tag at byte \(offset) has the field number \(number)")
            }
            guard let wireType = WireType(rawValue: UInt8(tag & 7)) else {
                throw .malformed(reason: "the tag at byte \(offset) has the wire type \(tag & 7)")
            }
            guard let index = descriptor.fieldIndex(number: number, guess: nextIndex),
                let fields = descriptor.pointee.fields
            else {
                try skip(wireType)
                continue
            }
            nextIndex = index &+ 1
            let field = fields + index
            if field.pointee.type == PROTOBUF_C_TYPE_MESSAGE, field.pointee.label != PROTOBUF_C_LABEL_REPEATED {
                guard index < Prescan.fieldsPerTypeMax else {
                    throw .malformed(reason: "\(descriptor.fieldName(field)) is beyond the first 128 fields")
                }
                let bit: UInt128 = 1 &<< UInt128(index)
                guard seen & bit == 0 else {
                    throw .malformed(reason: "\(descriptor.fieldName(field)) comes twice, at byte \(offset) again")
                }
                seen |= bit
            }
            try value(of: field, wireType, descriptor, depth: depth, offset: offset)
        }
    }

    private mutating func value(
        of field: UnsafePointer<ProtobufCFieldDescriptor>, _ wireType: WireType,
        _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, depth: Int, offset: Int
    ) throws(ProtobufError) {
        let type = field.pointee.type
        let expected = WireType(type)
        if wireType == expected {
            guard type == PROTOBUF_C_TYPE_MESSAGE else { return try skip(wireType) }
            guard let submessage = field.pointee.descriptor else { return try skip(wireType) }
            let outer = try reader.enter(try reader.shortVarint("length"))
            try message(submessage.assumingMemoryBound(to: ProtobufCMessageDescriptor.self), depth: depth &+ 1)
            reader.leave(outer)
        } else if wireType == .lengthDelimited, field.pointee.label == PROTOBUF_C_LABEL_REPEATED, let expected {
            try packed(expected, field, descriptor, offset: offset)
        } else {
            throw .malformed(
                reason: "\(descriptor.fieldName(field)) at byte \(offset) has the wire type \(wireType.rawValue)")
        }
    }

    private mutating func skip(_ wireType: WireType) throws(ProtobufError) {
        switch wireType {
        case .varint: try reader.skipVarint()
        case .fixed64: try reader.skip(8)
        case .fixed32: try reader.skip(4)
        case .lengthDelimited: reader.leave(try reader.enter(try reader.shortVarint("length")))
        }
    }

    private mutating func packed(
        _ element: WireType, _ field: UnsafePointer<ProtobufCFieldDescriptor>,
        _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, offset: Int
    ) throws(ProtobufError) {
        let length = try reader.shortVarint("length")
        let outer = try reader.enter(length)
        switch element {
        case .varint:
            while !reader.isAtEnd { try reader.skipVarint() }
        case .fixed32, .fixed64:
            guard length % (element == .fixed32 ? 4 : 8) == 0 else {
                throw .malformed(
                    reason: "\(descriptor.fieldName(field)) at byte \(offset) has \(length) bytes of packed numbers")
            }
        case .lengthDelimited:
            break
        }
        reader.leave(outer)
    }
}
