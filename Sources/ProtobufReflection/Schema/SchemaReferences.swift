/// Checks what protoc guarantees and a peer does not: that whatever is referred to is there, and that fields have the
/// numbers and keys that can be written.
struct SchemaReferences {
    let index: SchemaIndex

    /// Highest field number there is (2²⁹ − 1).
    private static let fieldNumberMax: Int32 = 536_870_911

    func check(_ files: [ProtoFile]) throws(SchemaError) {
        for file in files {
            guard file.syntax == "proto2" || file.syntax == "proto3" else {
                throw SchemaError("\(file.name) is in the syntax \(file.syntax); only proto2 and proto3 are known here")
            }
            for name in file.imports where index.files[name] == nil {
                throw SchemaError("\(file.name) imports \(name), which is missing: give the imported files as well")
            }
            for message in file.allMessages { try check(message) }
            for service in file.services {
                for method in service.methods {
                    try require(method.request, by: "\(service.fullName).\(method.name)")
                    try require(method.response, by: "\(service.fullName).\(method.name)")
                }
            }
        }
    }

    private func check(_ message: ProtoMessage) throws(SchemaError) {
        var numbers: Set<Int32> = []
        for field in message.fields {
            guard (1...Self.fieldNumberMax).contains(field.number) else {
                throw SchemaError("\(field.fullName) has the number \(field.number), which is not from 1 to 536870911")
            }
            guard numbers.insert(field.number).inserted else {
                throw SchemaError("\(field.fullName) has the number \(field.number) of another field")
            }
            if let oneof = field.oneofIndex, !message.oneofs.indices.contains(oneof) {
                throw SchemaError("\(field.fullName) is in a oneof that is not declared")
            }
            switch field.type {
            case .message(let name): try require(name, by: field.fullName)
            case .enum(let name):
                guard index.enums[name] == nil else { continue }
                throw SchemaError("\(field.fullName) is of the enum \(name), which is not declared")
            default: continue
            }
        }
        if message.isMapEntry { try checkMapEntry(message) }
    }

    private func checkMapEntry(_ message: ProtoMessage) throws(SchemaError) {
        guard message.fields.count == 2, message.fields.allSatisfy({ !$0.isRepeated }),
            let key = message.fields.first(where: { $0.number == 1 }), key.type.canBeMapKey,
            message.fields.contains(where: { $0.number == 2 })
        else {
            throw SchemaError("\(message.fullName) is no entry of a map: it needs a key with number 1, a value with 2")
        }
    }

    private func require(_ message: String, by user: String) throws(SchemaError) {
        guard index.messages[message] == nil else { return }
        throw SchemaError("\(user) refers to the message \(message), which is not declared")
    }
}
