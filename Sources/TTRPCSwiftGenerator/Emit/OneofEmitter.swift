internal import ProtobufReflection

/// Writes the enum of a oneof, and what reads and writes it.
struct OneofEmitter {
    let names: SwiftNames
    let message: ProtoMessage
    let oneof: ProtoOneof
    let fields: [ProtoField]

    func emitDeclaration(to source: inout SourceText) {
        source.doc(oneof.comment, or: "One of the fields in `\(oneof.name)`.")
        source.block("public enum \(names.oneofType(oneof, in: message)): Sendable, Hashable") { source in
            for (index, field) in fields.enumerated() {
                if index > 0 { source.line() }
                source.doc(field.comment, or: "The field `\(field.name)`.")
                source.line("case \(names.property(field))(\(names.element(field.type)))")
            }
        }
    }

    /// Writes what copies the oneof out of the C struct.
    func emitRead(to source: inout SourceText) {
        source.line("switch layout.pointee.\(CNames.oneofCase(oneof)).rawValue {")
        for field in fields {
            source.line("case \(field.number):")
            source.indented { source in
                let value = FieldCode(names: names, field: field).read
                let caseName = names.property(field)
                if case .message = field.type {
                    source.line("self.\(names.property(oneof)) = \(value).map { .\(caseName)($0) }")
                } else {
                    source.line("self.\(names.property(oneof)) = .\(caseName)(\(value))")
                }
            }
        }
        source.line("default:")
        source.indented { $0.line("self.\(names.property(oneof)) = nil") }
        source.line("}")
    }

    /// Writes what copies the oneof into the C struct.
    func emitStore(to source: inout SourceText) {
        source.line("switch self.\(names.property(oneof)) {")
        for field in fields {
            source.line("case .\(names.property(field))(let value):")
            source.indented { source in
                let code = FieldCode(names: names, field: field)
                source.line("layout.pointee.\(code.member) = \(code.stored("value"))")
                source.line("layout.pointee.\(CNames.oneofCase(oneof)) = .init(rawValue: \(field.number))")
            }
        }
        source.line("case nil:")
        source.indented { $0.line("break") }
        source.line("}")
    }

    /// Writes what writes the oneof as JSON, where its fields are fields of the message.
    func emitJSON(to source: inout SourceText) {
        source.line("switch self.\(names.property(oneof)) {")
        for field in fields {
            source.line("case .\(names.property(field))(let value):")
            source.indented { source in
                source.line("writer.key(\"\(field.name)\")")
                source.line("writer.value(value)")
            }
        }
        source.line("case nil:")
        source.indented { $0.line("break") }
        source.line("}")
    }
}
