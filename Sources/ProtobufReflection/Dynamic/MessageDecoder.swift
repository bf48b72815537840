internal import ProtobufC

/// Reads packed bytes, as strictly as generated messages are read: no wrong wire type, no singular submessage twice,
/// strings in UTF-8 without U+0000.
struct MessageDecoder {
    private let pool: DescriptorPool
    private let limits: DynamicLimits
    private var valuesLeft: Int
    private var reader: WireReader

    /// Highest field number there is (2²⁹ − 1).
    private static let fieldNumberMax: UInt32 = 536_870_911

    init(pool: DescriptorPool, limits: DynamicLimits, reader: WireReader) {
        self.pool = pool
        self.limits = limits
        self.reader = reader
        valuesLeft = limits.valuesMax
    }

    /// Everything up to the end of the reader.
    mutating func message(_ type: MessageType, depth: Int) throws(ProtobufError) -> DynamicMessage {
        guard depth <= limits.depthMax else { throw .tooDeep(limit: limits.depthMax) }
        var message = DynamicMessage(type)
        var submessages: Set<Int32> = []
        while !reader.isAtEnd {
            try countValue()
            let offset = reader.offset
            let tag = try reader.shortVarint("tag")
            guard (1...Self.fieldNumberMax).contains(tag >> 3) else {
                throw .malformed(reason: "the tag at byte \(offset) has the field number \(tag >> 3)")
            }
            guard let wireType = WireType(rawValue: UInt8(tag & 7)) else {
                throw .malformed(reason: "the tag at byte \(offset) has the wire type \(tag & 7)")
            }
            guard let field = type.field(number: Int32(truncatingIfNeeded: tag >> 3)) else {
                try skip(wireType)
                continue
            }
            if field.type.isMessage, !field.isRepeated, !submessages.insert(field.number).inserted {
                throw .malformed(reason: "\(field.fullName) comes twice, at byte \(offset) again")
            }
            try read(field, wireType, into: &message, offset: offset, depth: depth)
        }
        return message
    }

    private mutating func read(
        _ field: ProtoField, _ wireType: WireType, into message: inout DynamicMessage, offset: Int, depth: Int
    ) throws(ProtobufError) {
        guard wireType != field.wireType else {
            let value = try value(field, depth: depth)
            return field.isRepeated ? message.append([value], field) : message.set(value, field)
        }
        guard wireType == .lengthDelimited, field.isRepeated, field.type.canBePacked else {
            throw .malformed(reason: "\(field.fullName) at byte \(offset) has the wire type \(wireType.rawValue)")
        }
        let outer = try reader.enter(try reader.shortVarint("length"))
        var values: [DynamicValue] = []
        while !reader.isAtEnd {
            try countValue()
            values.append(try value(field, depth: depth))
        }
        reader.leave(outer)
        message.append(values, field)
    }

    private mutating func value(_ field: ProtoField, depth: Int) throws(ProtobufError) -> DynamicValue {
        switch field.type {
        case .double: return .double(Double(bitPattern: try reader.fixed64()))
        case .float: return .float(Float(bitPattern: try reader.fixed32()))
        case .int32: return .int32(Int32(truncatingIfNeeded: try integer(field, isLong: false)))
        case .int64: return .int64(Int64(truncatingIfNeeded: try integer(field, isLong: true)))
        case .uint32: return .uint32(UInt32(truncatingIfNeeded: try integer(field, isLong: false)))
        case .uint64: return .uint64(try integer(field, isLong: true))
        case .bool: return .bool(try reader.varint() != 0)
        case .enum: return .enum(Int32(truncatingIfNeeded: try reader.varint()))
        case .string: return .string(try string(field))
        case .bytes: return .bytes(try reader.data())
        case .message(let name):
            guard let type = pool.message(named: name) else {
                throw .malformed(reason: "\(field.fullName) is of the message \(name), which is not known")
            }
            let outer = try reader.enter(try reader.shortVarint("length"))
            let message = try message(type, depth: depth + 1)
            reader.leave(outer)
            return .message(message)
        case .group:
            throw .malformed(reason: "\(field.fullName) is a group, which cannot be read")
        }
    }

    /// The bits of a whole number; the higher ones mean nothing when it has 32.
    private mutating func integer(_ field: ProtoField, isLong: Bool) throws(ProtobufError) -> UInt64 {
        switch field.encoding {
        case .fixed: return isLong ? try reader.fixed64() : UInt64(try reader.fixed32())
        case .varint: return try reader.varint()
        case .zigZag:
            let bits = try reader.varint()
            let magnitude = isLong ? bits >> 1 : UInt64(UInt32(truncatingIfNeeded: bits) >> 1)
            return magnitude ^ (0 &- (bits & 1))
        }
    }

    private mutating func string(_ field: ProtoField) throws(ProtobufError) -> String {
        let bytes = try reader.data()
        guard !bytes.contains(0) else { throw .nulInString(field: field.fullName) }
        guard let string = String(validating: bytes, as: UTF8.self) else { throw .invalidUTF8(field: field.fullName) }
        return string
    }

    private mutating func skip(_ wireType: WireType) throws(ProtobufError) {
        switch wireType {
        case .varint: try reader.skipVarint()
        case .fixed64: try reader.skip(8)
        case .fixed32: try reader.skip(4)
        case .lengthDelimited: reader.leave(try reader.enter(try reader.shortVarint("length")))
        }
    }

    private mutating func countValue() throws(ProtobufError) {
        guard valuesLeft > 0 else { throw .tooManyFields(limit: limits.valuesMax) }
        valuesLeft &-= 1
    }
}
