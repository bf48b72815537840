internal import ProtobufReflection

/// All files of a run, those imported included, with the package that each type is in.
struct Schema {
    private let pool: DescriptorPool
    /// The package that a message or an enum is in, by the type's full name.
    let packages: [String: String]

    init(_ pool: DescriptorPool) {
        self.pool = pool
        var packages: [String: String] = [:]
        for file in pool.files {
            for message in file.allMessages { packages[message.fullName] = file.package }
            for enumeration in file.allEnums { packages[enumeration.fullName] = file.package }
        }
        self.packages = packages
    }

    var files: [ProtoFile] { pool.files }

    /// The files with these paths and all that they import, each behind those that it imports.
    func closure(of names: [String]) -> [ProtoFile] {
        var seen: Set<String> = []
        return names.flatMap { closure(of: $0, &seen) }
    }

    private func closure(of name: String, _ seen: inout Set<String>) -> [ProtoFile] {
        guard seen.insert(name).inserted, let file = pool.file(named: name) else { return [] }
        var files: [ProtoFile] = []
        for name in file.imports { files += closure(of: name, &seen) }
        return files + [file]
    }

    func message(named fullName: String) -> ProtoMessage? { pool.message(named: fullName)?.message }

    func enumeration(named fullName: String) -> ProtoEnum? { pool.enumeration(named: fullName) }

    /// The entry message of a `map<,>` field, else nil.
    func mapEntry(of field: ProtoField) -> ProtoMessage? { pool.mapEntry(of: field) }
}
