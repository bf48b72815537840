internal import ProtobufReflection

/// Writes the struct of a message, with everything nested in it.
struct MessageEmitter {
    let names: SwiftNames
    let message: ProtoMessage

    /// Writes the declaration, without conformances.
    func emitDeclaration(to source: inout SourceText) {
        source.doc(message.comment, or: fallbackComment)
        source.block("public struct \(names.declaration(message.fullName))") { source in
            for member in message.members {
                emitProperty(member, to: &source)
                source.line()
            }
            emitInitializers(to: &source)
            for member in message.members {
                guard case .oneof(let oneof, let fields) = member else { continue }
                source.line()
                OneofEmitter(names: names, message: message, oneof: oneof, fields: fields)
                    .emitDeclaration(to: &source)
            }
            for enumeration in message.enums {
                source.line()
                EnumEmitter(names: names, enumeration: enumeration).emitDeclaration(to: &source)
            }
            for nested in message.messages {
                source.line()
                MessageEmitter(names: names, message: nested).emitDeclaration(to: &source)
            }
        }
    }

    /// Writes the conformances of the message and of what is nested in it.
    func emitConformances(to source: inout SourceText) {
        source.line()
        ConformanceEmitter(names: names, message: message).emit(to: &source)
        for enumeration in message.enums {
            source.line()
            EnumEmitter(names: names, enumeration: enumeration).emitConformance(to: &source)
        }
        for nested in message.messages {
            MessageEmitter(names: names, message: nested).emitConformances(to: &source)
        }
    }

    private var fallbackComment: String {
        message.isMapEntry ? "A key and its value." : "The message `\(message.fullName)`."
    }

    private func emitProperty(_ member: ProtoMember, to source: inout SourceText) {
        switch member {
        case .field(let field):
            source.doc(field.comment, or: "The field `\(field.name)`.")
            source.line("public var \(names.property(field)): \(names.propertyType(field))")
        case .oneof(let oneof, _):
            source.doc(oneof.comment, or: "At most one of the fields in `\(oneof.name)`.")
            source.line("public var \(names.property(oneof)): \(names.oneofType(oneof, in: message))?")
        }
    }

    private func emitInitializers(to source: inout SourceText) {
        source.line("/// The message with every field at its default.")
        source.block("public init()") { source in
            for property in properties {
                source.line("self.\(property.name) = \(property.defaultValue)")
            }
        }
        guard !properties.isEmpty else { return }
        source.line()
        source.line("/// The message with these fields; one that is left out has its default.")
        source.line("public init(")
        source.indented { source in
            for (index, property) in properties.enumerated() {
                let comma = index + 1 < properties.count ? "," : ""
                source.line("\(property.name): \(property.type) = \(property.defaultValue)\(comma)")
            }
        }
        source.block(")") { source in
            for property in properties {
                source.line("self.\(property.name) = \(property.name)")
            }
        }
    }

    private var properties: [(name: String, type: String, defaultValue: String)] {
        message.members.map { member in
            switch member {
            case .field(let field):
                (names.property(field), names.propertyType(field), names.defaultValue(field))
            case .oneof(let oneof, _):
                (names.property(oneof), names.oneofType(oneof, in: message) + "?", "nil")
            }
        }
    }
}
