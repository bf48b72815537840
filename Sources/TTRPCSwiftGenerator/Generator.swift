internal import ProtobufReflection

/// Turns the schema of `.proto` files into Swift.
///
/// The same schema and options give the same text, byte for byte.
public struct Generator {
    private let names: SwiftNames

    init(_ files: [ProtoFile], options: GeneratorOptions) throws(GeneratorError) {
        do throws(SchemaError) {
            names = SwiftNames(schema: Schema(try DescriptorPool(files)), options: options)
        } catch {
            throw GeneratorError(error.description)
        }
    }

    /// Reads a packed `google.protobuf.FileDescriptorSet`, as `protoc --include_imports --include_source_info -o` writes.
    ///
    /// - Throws: ``GeneratorError`` when it is none.
    public init(descriptorSet: [UInt8], options: GeneratorOptions) throws(GeneratorError) {
        try self.init(GeneratorInput.files(descriptorSet), options: options)
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
        if !names.options.descriptorSet.isEmpty {
            let emitter = DescriptorSetEmitter(
                name: names.options.descriptorSet, files: names.schema.closure(of: fileNames))
            generated.append(try emitter.emit())
        }
        return generated
    }
}
