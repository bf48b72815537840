import ProtobufTestSupport
import TestRandom

@testable import ProtobufReflection

/// Makes messages of any type at random, of which JSON loses nothing.
struct RandomMessage {
    let pool: DescriptorPool
    var random: SeededRandom

    /// How deep messages are nested.
    private static let depthMax = 5

    mutating func make(_ type: MessageType, depth: Int = 1) -> DynamicMessage {
        switch type.form {
        case .timestamp: return time(type, seconds: -62_135_596_800...253_402_300_799, nanoseconds: 0...999_999_999)
        case .duration: return duration(type)
        case .any: return any(type, depth: depth)
        case .value: return value(type, depth: depth)
        case .fieldMask: return fieldMask(type)
        case .wrapper, .container, nil: return fields(type, depth: depth)
        }
    }

    private mutating func fields(_ type: MessageType, depth: Int) -> DynamicMessage {
        var message = DynamicMessage(type)
        for field in type.message.fields where Bool.random(using: &random) && field.type != .group {
            if let entry = pool.mapEntry(of: field), let entryType = pool.message(named: entry.fullName) {
                message.append(entries(entryType, depth: depth), field)
            } else if field.isRepeated {
                let count = Int.random(in: 0...(depth < Self.depthMax ? 3 : 0), using: &random)
                message.append((0..<count).compactMap { _ in value(field, depth: depth) }, field)
            } else if let value = value(field, depth: depth) {
                message.set(value, field)
            }
        }
        return message
    }

    private mutating func entries(_ type: MessageType, depth: Int) -> [DynamicValue] {
        guard let key = type.field(number: 1), let value = type.field(number: 2) else { return [] }
        var keys: Set<DynamicValue> = []
        return (0..<3).compactMap { _ in
            guard let keyValue = self.value(key, depth: depth), keys.insert(keyValue).inserted,
                let valueValue = self.value(value, depth: depth)
            else { return nil }
            var entry = DynamicMessage(type)
            entry.set(keyValue, key)
            entry.set(valueValue, value)
            return .message(entry)
        }
    }

    /// nil when it would be too deep.
    private mutating func value(_ field: ProtoField, depth: Int) -> DynamicValue? {
        let bits = UInt64.random(in: 0...(.max), using: &random) >> UInt64.random(in: 0...63, using: &random)
        switch field.type {
        case .double: return .double(Double(bitPattern: bits).isFinite ? Double(bitPattern: bits) : .infinity)
        case .float:
            let number = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
            return .float(number.isFinite ? number : -.infinity)
        case .int32: return .int32(Int32(truncatingIfNeeded: bits))
        case .int64: return .int64(Int64(truncatingIfNeeded: bits))
        case .uint32: return .uint32(UInt32(truncatingIfNeeded: bits))
        case .uint64: return .uint64(bits)
        case .bool: return .bool(bits % 2 == 0)
        case .string:
            return .string(["", "a", "b_c", "grüße", "日本語\n\"\\\u{1}", "🙂"].randomElement(using: &random) ?? "")
        case .bytes: return .bytes((0..<(bits % 5)).map { UInt8(truncatingIfNeeded: bits >> $0) })
        case .enum(let name): return .enum(name == WellKnownForm.nullValue ? 0 : Int32(truncatingIfNeeded: bits % 4))
        case .message(let name):
            guard depth < Self.depthMax, let type = pool.message(named: name) else { return nil }
            return .message(make(type, depth: depth + 1))
        case .group: return nil
        }
    }

    private mutating func time(
        _ type: MessageType, seconds: ClosedRange<Int64>, nanoseconds: ClosedRange<Int32>
    ) -> DynamicMessage {
        var message = DynamicMessage(type)
        guard let first = type.field(number: 1), let second = type.field(number: 2) else { return message }
        message.set(.int64(Int64.random(in: seconds, using: &random)), first)
        message.set(.int32(Int32.random(in: nanoseconds, using: &random)), second)
        return message
    }

    private mutating func duration(_ type: MessageType) -> DynamicMessage {
        Bool.random(using: &random)
            ? time(type, seconds: 0...315_575_999_999, nanoseconds: 0...999_999_999)
            : time(type, seconds: -315_575_999_999...0, nanoseconds: -999_999_999...0)
    }

    private mutating func fieldMask(_ type: MessageType) -> DynamicMessage {
        var message = DynamicMessage(type)
        let paths = ["a", "b_c", "d.e_f"].shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))
        if let field = type.field(number: 1) { message.append(paths.map { .string($0) }, field) }
        return message
    }

    private mutating func any(_ type: MessageType, depth: Int) -> DynamicMessage {
        var message = DynamicMessage(type)
        let inner = pool.files.flatMap(\.allMessages).filter { !$0.isMapEntry }.randomElement(using: &random)
        guard depth < Self.depthMax, let inner, let innerType = pool.message(named: inner.fullName),
            let typeURL = type.field(number: 1), let value = type.field(number: 2)
        else { return message }
        message.set(.string("type.googleapis.com/\(inner.fullName)"), typeURL)
        message.set(.bytes(make(innerType, depth: depth + 1).packed()), value)
        return message
    }

    private mutating func value(_ type: MessageType, depth: Int) -> DynamicMessage {
        var message = DynamicMessage(type)
        let numbers: ClosedRange<Int32> = depth < Self.depthMax ? 1...6 : 1...4
        guard let field = type.field(number: Int32.random(in: numbers, using: &random)) else { return message }
        let made = field.type == .double ? .double(1.5) : value(field, depth: depth)
        if let made { message.set(made, field) }
        return message
    }
}
