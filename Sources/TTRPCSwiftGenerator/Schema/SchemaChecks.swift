internal import ProtobufReflection

/// What stands in a `.proto` and cannot be generated, each refused with the name of what is at fault.
struct SchemaChecks {
    let schema: Schema
    let names: SwiftNames

    /// The prescan keeps one bit for each field of a message.
    private static let fieldsPerMessageMax = 128

    /// Names of Swift's own types that generated code uses.
    private static let usedSwiftTypes: Set<String> = [
        "Bool", "Double", "Float", "Hashable", "Int32", "Int64", "Never", "Sendable", "StaticString", "String",
        "UInt32", "UInt64", "UInt8", "UnsafeMutablePointer", "UnsafePointer",
    ]

    /// Refuses a file that cannot be generated.
    func check(_ file: ProtoFile) throws(GeneratorError) {
        guard file.isProto3 else {
            throw GeneratorError("\(file.name) is not proto3: begin it with `syntax = \"proto3\";`")
        }
        for message in file.allMessages { try check(message) }
        for enumeration in file.allEnums { try check(enumeration) }
    }

    /// Refuses two types that would have the same Swift name.
    func checkNames(_ files: [ProtoFile]) throws(GeneratorError) {
        var owners: [String: String] = [:]
        for fullName in files.flatMap({ $0.allMessages.map(\.fullName) + $0.allEnums.map(\.fullName) }) {
            let name = names.type(fullName)
            if let other = owners.updateValue(fullName, forKey: name) {
                throw GeneratorError("\(other) and \(fullName) are both \(name) in Swift: give one package a prefix")
            }
        }
    }

    private func check(_ message: ProtoMessage) throws(GeneratorError) {
        try checkShadowing(message.fullName)
        guard message.fields.count <= Self.fieldsPerMessageMax else {
            throw GeneratorError(
                "\(message.fullName) has \(message.fields.count) fields, more than \(Self.fieldsPerMessageMax): split it"
            )
        }
        for field in message.fields {
            if field.isProto3Optional {
                throw GeneratorError(
                    "\(field.fullName) is `optional`, which protoc-c does not know: say by a field mask or a message "
                        + "whether it is set")
            }
            if case .group = field.type { throw GeneratorError("\(field.fullName) is a group: make it a message") }
        }
        var path = [message.fullName]
        try checkRecursion(of: message, path: &path)
    }

    /// A recursive type could be nested as deep as a peer likes.
    private func checkRecursion(of message: ProtoMessage, path: inout [String]) throws(GeneratorError) {
        for field in message.fields {
            guard case .message(let name) = field.type, let next = schema.message(named: name) else { continue }
            if name == path.first {
                throw GeneratorError(
                    "\(name) contains itself through \(field.fullName): refer to the inner one by an id instead")
            }
            // A cycle that does not lead back to the start is reported for the messages that are in it.
            guard !path.contains(name) else { continue }
            path.append(name)
            try checkRecursion(of: next, path: &path)
            path.removeLast()
        }
    }

    private func check(_ enumeration: ProtoEnum) throws(GeneratorError) {
        try checkShadowing(enumeration.fullName)
        var numbers: [Int32: String] = [:]
        var cases: [String: String] = ["unrecognized": "the case for unknown numbers"]
        for value in enumeration.values {
            if let other = numbers.updateValue(value.name, forKey: value.number) {
                throw GeneratorError("\(enumeration.fullName): \(other) and \(value.name) have the same number")
            }
            if let other = cases.updateValue(value.name, forKey: names.enumCase(value, of: enumeration)) {
                throw GeneratorError("\(enumeration.fullName): \(other) and \(value.name) are the same in Swift")
            }
        }
    }

    private func checkShadowing(_ fullName: String) throws(GeneratorError) {
        guard Self.usedSwiftTypes.contains(names.declaration(fullName)) else { return }
        throw GeneratorError("\(fullName) would hide Swift's own type of that name: give its package a prefix")
    }
}
