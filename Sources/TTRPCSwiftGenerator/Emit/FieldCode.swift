internal import ProtobufReflection

/// The expressions that carry one field between the C struct and Swift.
struct FieldCode {
    let names: SwiftNames
    let field: ProtoField

    /// The member of the C struct, as Swift spells it.
    var member: String { SwiftWords.member(CNames.member(field)) }

    /// What reads the field from `layout`.
    var read: String {
        let value = "layout.pointee.\(member)"
        guard field.isRepeated else { return readSingular(value) }
        let count = "layout.pointee.\(CNames.count(field))"
        return switch field.type {
        case .string: "try FieldReader.strings(\(value), \(count), field: \"\(field.fullName)\")"
        case .bytes: "FieldReader.bytes(\(value), \(count))"
        case .bool: "FieldReader.bools(\(value), \(count))"
        case .enum(let name): "FieldReader.enums(\(value), \(count), as: \(names.type(name)).self)"
        case .message(let name): "try FieldReader.messages(\(value), \(count), as: \(names.type(name)).self)"
        case .double, .float, .int32, .int64, .uint32, .uint64, .group: "FieldReader.numbers(\(value), \(count))"
        }
    }

    /// What a repeated field's Swift value is in the C struct.
    func storedArray(_ value: String) -> String {
        switch field.type {
        case .string: "try arena.store(\(value), field: \"\(field.fullName)\")"
        case .bytes: "try arena.store(\(value))"
        case .bool: "try arena.store(bools: \(value))"
        case .enum(let name): "try arena.store(enums: \(value), as: \(CNames.type(name)).self)"
        case .message: "try arena.store(messages: \(value))"
        case .double, .float, .int32, .int64, .uint32, .uint64, .group: "try arena.store(numbers: \(value))"
        }
    }

    /// What a singular field's Swift value is in the C struct; a message's must not be nil.
    func stored(_ value: String) -> String {
        switch field.type {
        case .string: "try arena.store(\(value), field: \"\(field.fullName)\")"
        case .bytes: "try arena.store(\(value))"
        case .bool: "\(value) ? 1 : 0"
        case .enum: ".init(rawValue: .init(truncatingIfNeeded: \(value).rawValue))"
        case .message: "try \(value).layout(in: arena)"
        case .double, .float, .int32, .int64, .uint32, .uint64, .group: value
        }
    }

    private func readSingular(_ value: String) -> String {
        switch field.type {
        case .string: "try FieldReader.string(\(value), field: \"\(field.fullName)\")"
        case .bytes: "FieldReader.bytes(\(value))"
        case .bool: "\(value) != 0"
        case .enum(let name): "\(names.type(name))(rawValue: Int32(truncatingIfNeeded: \(value).rawValue))"
        case .message(let name): "try FieldReader.message(\(value), as: \(names.type(name)).self)"
        case .double, .float, .int32, .int64, .uint32, .uint64, .group: value
        }
    }
}
