/// Turns the schema of `.proto` files into Swift.
///
/// The same schema and options give the same text, byte for byte.
public struct Generator {
    private let names: SwiftNames

    init(_ files: [ProtoFile], options: GeneratorOptions) {
        names = SwiftNames(schema: Schema(files), options: options)
    }

    /// Reads a packed `google.protobuf.FileDescriptorSet`, as `protoc --include_imports --include_source_info -o` writes.
    ///
    /// - Throws: ``GeneratorError`` when it is none.
    public init(descriptorSet: [UInt8], options: GeneratorOptions) throws(GeneratorError) {
        self.init(try DescriptorSet.files(descriptorSet), options: options)
    }

    /// The Swift files for the `.proto` files with these names, in that order.
    ///
    /// - Throws: ``GeneratorError`` naming what cannot be generated.
    public func generate(_ fileNames: [String]) throws(GeneratorError) -> [GeneratedFile] {
        let checks = SchemaChecks(schema: names.schema, names: names)
        var files: [ProtoFile] = []
        for name in fileNames {
            guard let file = names.schema.files.first(where: { $0.name == name }) else {
                throw GeneratorError("\(name) is not in the descriptor set")
            }
            try checks.check(file)
            files.append(file)
        }
        try checks.checkNames(files)
        var generated: [GeneratedFile] = []
        for file in files {
            let emitter = FileEmitter(names: names, file: file)
            generated += [emitter.messages(), emitter.services()].compactMap { $0 }
        }
        if !names.options.catalog.isEmpty {
            generated.append(CatalogEmitter(names: names, files: files).emit())
        }
        return generated
    }
}
