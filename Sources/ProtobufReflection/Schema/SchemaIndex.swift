/// Everything that files declare, by its full name.
struct SchemaIndex {
    private(set) var messages: [String: ProtoMessage] = [:]
    private(set) var enums: [String: ProtoEnum] = [:]
    private(set) var services: [String: ProtoService] = [:]
    /// The place of the file that declares it.
    private(set) var symbols: [String: Int] = [:]
    /// The place of a file by its path.
    private(set) var files: [String: Int] = [:]

    init(_ files: [ProtoFile]) throws(SchemaError) {
        for (place, file) in files.enumerated() {
            guard self.files.updateValue(place, forKey: file.name) == nil else {
                throw SchemaError("the file \(file.name) is there twice: leave one out")
            }
            for message in file.allMessages { try add(message, place) }
            for enumeration in file.allEnums { try add(enumeration, place) }
            for service in file.services { try add(service, place) }
            for field in file.allExtensions { try declare(field.fullName, place) }
        }
    }

    private mutating func add(_ message: ProtoMessage, _ place: Int) throws(SchemaError) {
        try declare(message.fullName, place)
        messages[message.fullName] = message
        for field in message.fields { try declare(field.fullName, place) }
        for oneof in message.oneofs { try declare(oneof.fullName, place) }
    }

    private mutating func add(_ enumeration: ProtoEnum, _ place: Int) throws(SchemaError) {
        try declare(enumeration.fullName, place)
        enums[enumeration.fullName] = enumeration
        // As in C++, values are declared beside their enum and not in it.
        let scope = enumeration.fullName.dropLast(enumeration.name.count)
        for value in enumeration.values { try declare(scope + value.name, place) }
    }

    private mutating func add(_ service: ProtoService, _ place: Int) throws(SchemaError) {
        try declare(service.fullName, place)
        services[service.fullName] = service
        for method in service.methods { try declare("\(service.fullName).\(method.name)", place) }
    }

    private mutating func declare(_ fullName: String, _ place: Int) throws(SchemaError) {
        guard symbols.updateValue(place, forKey: fullName) == nil else {
            throw SchemaError("\(fullName) is declared twice: give one of them another name")
        }
    }
}
