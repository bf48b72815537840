/// Writes what is in a schema as `.proto` files say it, comments included.
///
/// Types stand with their full names, so that each can be looked up as it stands there.
public struct ProtoText: Sendable {
    private let pool: DescriptorPool

    /// Writes things of this schema.
    public init(_ pool: DescriptorPool) { self.pool = pool }

    /// The lines of a service.
    public func lines(of service: ProtoService) -> [String] {
        let methods = service.methods.map { lines(of: $0) }
        return comment(service.comment) + block("service \(service.name)", apart(methods))
    }

    /// The lines of a method.
    public func lines(of method: ProtoService.Method) -> [String] {
        let request = (method.isClientStreaming ? "stream " : "") + method.request
        let response = (method.isServerStreaming ? "stream " : "") + method.response
        return comment(method.comment) + ["rpc \(method.name)(\(request)) returns (\(response));"]
    }

    /// The lines of a message with what is declared in it.
    public func lines(of message: ProtoMessage) -> [String] {
        let members = message.members.map { member -> [String] in
            switch member {
            case .field(let field): lines(of: field)
            case .oneof(let oneof, let fields):
                // protoc makes one of these for each `optional` of proto3.
                fields.count == 1 && fields[0].isProto3Optional ? lines(of: fields[0]) : lines(of: oneof, fields)
            }
        }
        let enums = message.enums.map { lines(of: $0) }
        let messages = message.messages.filter { !$0.isMapEntry }.map { lines(of: $0) }
        return comment(message.comment) + block("message \(message.name)", apart(members + enums + messages))
    }

    /// The lines of an enum.
    public func lines(of enumeration: ProtoEnum) -> [String] {
        let values = enumeration.values.map { comment($0.comment) + ["\($0.name) = \($0.number);"] }
        return comment(enumeration.comment) + block("enum \(enumeration.name)", apart(values))
    }

    /// The lines of a field.
    public func lines(of field: ProtoField) -> [String] {
        comment(field.comment) + ["\(type(of: field)) \(field.name) = \(field.number);"]
    }

    /// A field's type with its label: `repeated string`, `map<string, int64>`.
    public func type(of field: ProtoField) -> String {
        if let entry = pool.mapEntry(of: field), let key = entry.fields.first(where: { $0.number == 1 }),
            let value = entry.fields.first(where: { $0.number == 2 })
        {
            return "map<\(name(of: key)), \(name(of: value))>"
        }
        if field.isRepeated { return "repeated " + name(of: field) }
        return (field.isProto3Optional ? "optional " : "") + name(of: field)
    }

    private func lines(of oneof: ProtoOneof, _ fields: [ProtoField]) -> [String] {
        comment(oneof.comment) + block("oneof \(oneof.name)", apart(fields.map { lines(of: $0) }))
    }

    private func name(of field: ProtoField) -> String {
        switch field.type {
        case .double: "double"
        case .float: "float"
        case .int32: number("int32", field.encoding)
        case .int64: number("int64", field.encoding)
        case .uint32: number("uint32", field.encoding)
        case .uint64: number("uint64", field.encoding)
        case .bool: "bool"
        case .string: "string"
        case .bytes: "bytes"
        case .message(let name), .enum(let name): name
        case .group: "group"
        }
    }

    private func number(_ name: String, _ encoding: ProtoEncoding) -> String {
        let isSigned = !name.hasPrefix("u")
        return switch encoding {
        case .varint: name
        case .zigZag: "s" + name
        case .fixed: (isSigned ? "sfixed" : "fixed") + name.suffix(2)
        }
    }

    private func comment(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? "//" : "// \($0)" } }

    private func block(_ head: String, _ lines: [String]) -> [String] {
        if lines.isEmpty { return [head + " {}"] }
        return [head + " {"] + lines.map { $0.isEmpty ? "" : "  " + $0 } + ["}"]
    }

    /// The parts under each other, with an empty line around those that have more than one.
    private func apart(_ parts: [[String]]) -> [String] {
        var lines: [String] = []
        var wasLong = false
        for part in parts {
            if !lines.isEmpty, wasLong || part.count > 1 { lines.append("") }
            lines += part
            wasLong = part.count > 1
        }
        return lines
    }
}
