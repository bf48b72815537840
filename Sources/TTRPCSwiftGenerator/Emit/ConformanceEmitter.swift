internal import ProtobufReflection

/// Writes a message's conformance to `ProtobufMessage`.
struct ConformanceEmitter {
    let names: SwiftNames
    let message: ProtoMessage

    /// Messages whose JSON is not an object of their fields; `writeWellKnownJSON(to:)` is written by hand.
    private static let wellKnown: Set<String> = [
        "google.protobuf.Any", "google.protobuf.Duration", "google.protobuf.FieldMask", "google.protobuf.Timestamp",
    ]

    func emit(to source: inout SourceText) {
        source.block("extension \(names.type(message.fullName)): ProtobufMessage") { source in
            emitStatics(to: &source)
            source.line()
            emitRead(to: &source)
            source.line()
            emitStore(to: &source)
            source.line()
            emitJSON(to: &source)
        }
    }

    private func emitStatics(to source: inout SourceText) {
        source.line("public typealias Layout = \(CNames.type(message.fullName))")
        source.line()
        source.line("public static var fullName: String { \"\(message.fullName)\" }")
        source.line()
        source.line("public nonisolated(unsafe) static let descriptor: UnsafePointer<ProtobufCMessageDescriptor> =")
        source.indented { $0.line("messageDescriptor(\(CNames.initializer(message.fullName)))") }
    }

    private func emitRead(to source: inout SourceText) {
        source.block("public init(layout: UnsafePointer<Layout>) throws(ProtobufError)") { source in
            for member in message.members {
                switch member {
                case .field(let field):
                    source.line("self.\(names.property(field)) = \(FieldCode(names: names, field: field).read)")
                case .oneof(let oneof, let fields):
                    OneofEmitter(names: names, message: message, oneof: oneof, fields: fields).emitRead(to: &source)
                }
            }
        }
    }

    private func emitStore(to source: inout SourceText) {
        let signature = "public func layout(in arena: Arena) throws(ProtobufError) -> UnsafeMutablePointer<Layout>"
        source.block(signature) { source in
            source.line("let layout = try arena.allocate(Layout.self)")
            source.line("\(CNames.initializer(message.fullName))(layout)")
            for member in message.members {
                switch member {
                case .field(let field):
                    emitStore(field, to: &source)
                case .oneof(let oneof, let fields):
                    OneofEmitter(names: names, message: message, oneof: oneof, fields: fields).emitStore(to: &source)
                }
            }
            source.line("return layout")
        }
    }

    private func emitStore(_ field: ProtoField, to source: inout SourceText) {
        let code = FieldCode(names: names, field: field)
        let property = "self.\(names.property(field))"
        if field.isRepeated {
            source.line("layout.pointee.\(code.member) = \(code.storedArray(property))")
            source.line("layout.pointee.\(CNames.count(field)) = \(property).count")
        } else if case .message = field.type {
            source.block("if let value = \(property)") { source in
                source.line("layout.pointee.\(code.member) = \(code.stored("value"))")
            }
        } else {
            source.line("layout.pointee.\(code.member) = \(code.stored(property))")
        }
    }

    private func emitJSON(to source: inout SourceText) {
        source.block("public func writeJSON(to writer: inout JSONWriter)") { source in
            guard !Self.wellKnown.contains(message.fullName) else {
                source.line("writeWellKnownJSON(to: &writer)")
                return
            }
            source.line("writer.beginObject()")
            for member in message.members {
                switch member {
                case .field(let field):
                    emitJSON(field, to: &source)
                case .oneof(let oneof, let fields):
                    OneofEmitter(names: names, message: message, oneof: oneof, fields: fields).emitJSON(to: &source)
                }
            }
            source.line("writer.endObject()")
        }
    }

    private func emitJSON(_ field: ProtoField, to source: inout SourceText) {
        let property = "self.\(names.property(field))"
        if let entry = names.schema.mapEntry(of: field) {
            emitMapJSON(field, entry, to: &source)
        } else if field.isRepeated {
            source.line("writer.key(\"\(field.name)\")")
            source.line("writer.values(\(property)) { $0.value($1) }")
        } else if case .message = field.type {
            source.block("if let value = \(property)") { source in
                source.line("writer.key(\"\(field.name)\")")
                source.line("writer.value(value)")
            }
        } else {
            source.line("writer.key(\"\(field.name)\")")
            source.line("writer.value(\(property))")
        }
    }

    /// A map is an object whose keys are strings, whatever their type.
    private func emitMapJSON(_ field: ProtoField, _ entry: ProtoMessage, to source: inout SourceText) {
        guard let key = entry.fields.first(where: { $0.number == 1 }),
            let value = entry.fields.first(where: { $0.number == 2 })
        else { return }
        source.line("writer.key(\"\(field.name)\")")
        source.line("writer.beginObject()")
        source.block("for entry in self.\(names.property(field))") { source in
            source.line(key.type == .string ? "writer.key(entry.key)" : "writer.key(String(entry.key))")
            if case .message(let name) = value.type {
                source.line("writer.value(entry.value ?? \(names.type(name))())")
            } else {
                source.line("writer.value(entry.value)")
            }
        }
        source.line("writer.endObject()")
    }
}
