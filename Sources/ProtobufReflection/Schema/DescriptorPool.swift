/// A schema: `.proto` files with everything in them, each thing to be found by its full name.
///
/// Whatever a file refers to is in the pool as well; so a message type that came out of it can be read to its end.
public final class DescriptorPool: Sendable {
    /// The files in the order in which they were given.
    public let files: [ProtoFile]

    private let types: [String: MessageType]
    private let enums: [String: ProtoEnum]
    private let services: [String: ProtoService]
    /// The place in `files` by the full name of whatever is declared there.
    private let symbols: [String: Int]
    private let filesByName: [String: Int]

    /// Reads a packed `google.protobuf.FileDescriptorSet`, as `protoc --include_imports -o` writes it; with
    /// `--include_source_info` the comments are there as well.
    ///
    /// - Parameters:
    ///   - descriptorSet: the bytes; they may come from a peer that is not trusted.
    ///   - budgetBytes: the most memory that unpacking one file may take, by default 64 MiB.
    /// - Throws: ``SchemaError`` when the bytes are none, when a name is there twice, or when a type or an imported file
    ///   is missing.
    public convenience init(descriptorSet: [UInt8], budgetBytes: Int = 64 << 20) throws(SchemaError) {
        try self.init(PackedDescriptors.files(descriptorSet, budgetBytes: budgetBytes))
    }

    /// Reads several sets into one schema. A file that is in more than one of them is taken from the first.
    ///
    /// - Throws: as ``init(descriptorSet:budgetBytes:)``.
    public convenience init(descriptorSets: [[UInt8]], budgetBytes: Int = 64 << 20) throws(SchemaError) {
        var names: Set<String> = []
        var files: [ProtoFile] = []
        for set in descriptorSets {
            let read = try PackedDescriptors.files(set, budgetBytes: budgetBytes)
            files += read.filter { names.insert($0.name).inserted }
        }
        try self.init(files)
    }

    /// Reads packed `google.protobuf.FileDescriptorProto`s, as the reflection service sends them.
    ///
    /// - Throws: as ``init(descriptorSet:budgetBytes:)``.
    public convenience init(files: [[UInt8]], budgetBytes: Int = 64 << 20) throws(SchemaError) {
        var read: [ProtoFile] = []
        for file in files { read.append(try PackedDescriptors.file(file, budgetBytes: budgetBytes)) }
        try self.init(read)
    }

    package init(_ files: [ProtoFile]) throws(SchemaError) {
        self.files = files
        let index = try SchemaIndex(files)
        try SchemaReferences(index: index).check(files)
        types = index.messages.mapValues { MessageType($0) }
        enums = index.enums
        services = index.services
        symbols = index.symbols
        filesByName = index.files
    }

    /// The file with this path, such as `ticket/v1/ticket.proto`.
    public func file(named name: String) -> ProtoFile? { filesByName[name].map { files[$0] } }

    /// The file that declares something: a message, a field, a oneof, an enum, a value of one, an extension, a service
    /// or a method (`ticket.v1.TicketService.GetTicket`).
    public func file(declaring fullName: String) -> ProtoFile? { symbols[fullName].map { files[$0] } }

    /// The message type with this full name.
    public func message(named fullName: String) -> MessageType? { types[fullName] }

    /// The enum with this full name.
    public func enumeration(named fullName: String) -> ProtoEnum? { enums[fullName] }

    /// The service with this full name.
    public func service(named fullName: String) -> ProtoService? { services[fullName] }

    /// The entry message of a `map<,>` field, else nil.
    public func mapEntry(of field: ProtoField) -> ProtoMessage? {
        guard field.isRepeated, case .message(let name) = field.type, let entry = types[name]?.message else {
            return nil
        }
        return entry.isMapEntry ? entry : nil
    }
}
