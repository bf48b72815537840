internal import ProtobufReflection

/// The Swift names of what a schema declares.
struct SwiftNames {
    let schema: Schema
    let options: GeneratorOptions

    /// A message or an enum with its enclosing types: `GRPCHealthHealthCheckResponse.ServingStatus`.
    func type(_ fullName: String) -> String {
        let package = schema.packages[fullName] ?? ""
        let path = package.isEmpty ? fullName : String(fullName.dropFirst(package.count + 1))
        let parts = path.split(separator: ".").enumerated().map { index, part in
            SwiftWords.escaped(index == 0 ? options.prefix(of: package) + part : String(part))
        }
        return parts.joined(separator: ".")
    }

    /// The last part of a type's name, as it stands in the declaration.
    func declaration(_ fullName: String) -> String {
        let name = type(fullName)
        return String(name[(name.lastIndex(of: ".").map(name.index(after:)) ?? name.startIndex)...])
    }

    /// The base of the names that a service's Swift types have.
    func service(_ service: ProtoService, in file: ProtoFile) -> String {
        options.prefix(of: file.package) + service.name
    }

    func property(_ field: ProtoField) -> String { SwiftWords.escaped(SwiftWords.lowerCamel(field.name)) }

    func property(_ oneof: ProtoOneof) -> String { SwiftWords.escaped(SwiftWords.lowerCamel(oneof.name)) }

    /// The enum that holds a oneof's value; it steps aside for a nested type of the same name.
    func oneofType(_ oneof: ProtoOneof, in message: ProtoMessage) -> String {
        let name = SwiftWords.upperCamel(oneof.name)
        let isTaken = message.messages.contains { $0.name == name } || message.enums.contains { $0.name == name }
        return SwiftWords.escaped(isTaken ? name + "Oneof" : name)
    }

    func method(_ method: ProtoService.Method) -> String { SwiftWords.escaped(SwiftWords.lowerFirst(method.name)) }

    func enumCase(_ value: ProtoEnum.Value, of enumeration: ProtoEnum) -> String {
        let prefix = SwiftWords.upperSnake(enumeration.name) + "_"
        let name = value.name.hasPrefix(prefix) ? value.name.dropFirst(prefix.count) : value.name[...]
        return SwiftWords.escaped(SwiftWords.lowerCamel(name))
    }

    /// The type of one element, without the array around a repeated field's.
    func element(_ type: ProtoType) -> String {
        switch type {
        case .double: "Double"
        case .float: "Float"
        case .int32: "Int32"
        case .int64: "Int64"
        case .uint32: "UInt32"
        case .uint64: "UInt64"
        case .bool: "Bool"
        case .string: "String"
        case .bytes: "[UInt8]"
        case .message(let name), .enum(let name): self.type(name)
        case .group: "Never"
        }
    }

    /// The type of a property.
    func propertyType(_ field: ProtoField) -> String {
        if field.isRepeated { return "[\(element(field.type))]" }
        if case .message = field.type { return element(field.type) + "?" }
        return element(field.type)
    }

    /// What a property holds when nothing was set.
    func defaultValue(_ field: ProtoField) -> String {
        if field.isRepeated { return "[]" }
        return switch field.type {
        case .double, .float, .int32, .int64, .uint32, .uint64: "0"
        case .bool: "false"
        case .string: "\"\""
        case .bytes: "[]"
        case .message, .group: "nil"
        case .enum(let name): zero(of: name)
        }
    }

    /// The case for 0, which proto3 demands of every enum.
    private func zero(of fullName: String) -> String {
        guard let enumeration = schema.enumeration(named: fullName),
            let value = enumeration.values.first(where: { $0.number == 0 })
        else { return "\(type(fullName))(rawValue: 0)" }
        return "." + enumCase(value, of: enumeration)
    }
}
