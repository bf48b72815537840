internal import ProtobufC

/// Reads numbers, strings, bytes and enums from proto3 JSON.
enum ScalarJSON {
    static func value(_ json: JSONValue, _ field: ProtoField) throws(DynamicError) -> DynamicValue {
        switch field.type {
        case .double: return .double(try floating(json, Double.self, "a double"))
        case .float: return .float(try floating(json, Float.self, "a float"))
        case .int32: return .int32(try integer(json, Int32.self))
        case .int64: return .int64(try integer(json, Int64.self))
        case .uint32: return .uint32(try integer(json, UInt32.self))
        case .uint64: return .uint64(try integer(json, UInt64.self))
        case .bool:
            guard case .bool(let flag) = json else { throw DynamicError(expected: "true or false", found: json) }
            return .bool(flag)
        case .string:
            guard case .string(let text) = json else { throw DynamicError(expected: "a string", found: json) }
            guard !text.utf8.contains(0) else {
                throw DynamicError("expected a string without the character U+0000, found one with it")
            }
            return .string(text)
        case .bytes:
            guard case .string(let text) = json, let bytes = Base64.decode(text) else {
                throw DynamicError(expected: "bytes as a string in Base64", found: json)
            }
            return .bytes(bytes)
        case .message, .enum, .group:
            throw DynamicError(expected: "a number or a string", found: json)
        }
    }

    /// The number of an enum's value, given by its name or as a number.
    static func number(_ json: JSONValue, of type: ProtoEnum) throws(DynamicError) -> Int32 {
        if case .string(let name) = json, let number = type.number(of: name) { return number }
        if case .number(let text) = json, let number = JSONNumber.integer(text, as: Int32.self) { return number }
        let names = type.values.map(\.name).joined(separator: ", ")
        throw DynamicError(expected: "one of \(names), or a number of 32 bits", found: json)
    }

    /// A whole number, with or without quotation marks.
    private static func integer<Integer: FixedWidthInteger>(
        _ json: JSONValue, _: Integer.Type
    ) throws(DynamicError) -> Integer {
        guard let text = numberText(json), let number = JSONNumber.integer(text, as: Integer.self) else {
            throw DynamicError(expected: "a whole number from \(Integer.min) to \(Integer.max)", found: json)
        }
        return number
    }

    /// A number, with or without quotation marks, or one of the three words for what is none.
    private static func floating<Number: BinaryFloatingPoint & LosslessStringConvertible>(
        _ json: JSONValue, _: Number.Type, _ name: String
    ) throws(DynamicError) -> Number {
        switch json {
        case .string("NaN"): return .nan
        case .string("Infinity"): return .infinity
        case .string("-Infinity"): return -.infinity
        default:
            guard let text = numberText(json), let number = Number(text), number.isFinite else {
                throw DynamicError(
                    expected: "a number in the range of \(name), or \"NaN\", \"Infinity\" or \"-Infinity\"", found: json
                )
            }
            return number
        }
    }

    private static func numberText(_ json: JSONValue) -> String? {
        switch json {
        case .number(let text): text
        case .string(let text): JSONNumber.isNumber(text) ? text : nil
        case .null, .bool, .array, .object: nil
        }
    }
}
