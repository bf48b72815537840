/// All files of a run, those imported included, and every type in them by its full name.
struct Schema {
    let files: [ProtoFile]
    /// Every message by its full name.
    let messages: [String: ProtoMessage]
    /// Every enum by its full name.
    let enums: [String: ProtoEnum]
    /// The package that a message or an enum is in, by the type's full name.
    let packages: [String: String]

    init(_ files: [ProtoFile]) {
        self.files = files
        var messages: [String: ProtoMessage] = [:]
        var enums: [String: ProtoEnum] = [:]
        var packages: [String: String] = [:]
        for file in files {
            for message in file.allMessages {
                messages[message.fullName] = message
                packages[message.fullName] = file.package
            }
            for enumeration in file.allEnums {
                enums[enumeration.fullName] = enumeration
                packages[enumeration.fullName] = file.package
            }
        }
        self.messages = messages
        self.enums = enums
        self.packages = packages
    }

    /// The entry message of a `map<,>` field, else nil.
    func mapEntry(of field: ProtoField) -> ProtoMessage? {
        guard field.isRepeated, case .message(let name) = field.type, let entry = messages[name] else { return nil }
        return entry.isMapEntry ? entry : nil
    }
}
