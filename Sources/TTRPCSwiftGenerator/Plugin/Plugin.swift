internal import CProtobufC
internal import CProtocMessages
internal import ProtobufC
internal import ProtobufReflection

/// The generator as protoc runs it: a `CodeGeneratorRequest` in, a `CodeGeneratorResponse` out (plugin.proto).
public enum Plugin {
    /// Answers a request. What is wrong with a `.proto` is in the answer, where protoc prints it.
    ///
    /// - Throws: ``GeneratorError`` when the request is none, or the answer needs too much memory.
    public static func respond(to request: [UInt8]) throws(GeneratorError) -> [UInt8] {
        let parsed = try GeneratorInput.withUnpacked(
            request, Google__Protobuf__Compiler__CodeGeneratorRequest.self,
            google__protobuf__compiler__code_generator_request__init
        ) { request, _ in
            Request(
                parameter: text(request.pointee.parameter),
                fileNames: elements(request.pointee.file_to_generate, request.pointee.n_file_to_generate).map(text),
                files: PackedDescriptors.files(request.pointee.proto_file, request.pointee.n_proto_file))
        }
        do throws(ProtobufError) {
            return try packed(generate(parsed))
        } catch {
            throw GeneratorError("the answer cannot be packed: \(error)")
        }
    }

    private struct Request {
        var parameter: String
        var fileNames: [String]
        var files: [ProtoFile]
    }

    private static func generate(_ request: Request) -> Result<[GeneratedFile], GeneratorError> {
        do throws(GeneratorError) {
            let options = try GeneratorOptions(parameter: request.parameter)
            return .success(try Generator(request.files, options: options).generate(request.fileNames))
        } catch {
            return .failure(error)
        }
    }

    private static func packed(_ result: Result<[GeneratedFile], GeneratorError>) throws(ProtobufError) -> [UInt8] {
        let arena = Arena(budgetBytes: 1 << 30)
        let response = try arena.allocate(Google__Protobuf__Compiler__CodeGeneratorResponse.self)
        google__protobuf__compiler__code_generator_response__init(response)
        // Without it protoc refuses `optional` itself, with a text that names no field.
        response.pointee.has_supported_features = 1
        response.pointee.supported_features = UInt64(
            GOOGLE__PROTOBUF__COMPILER__CODE_GENERATOR_RESPONSE__FEATURE__FEATURE_PROTO3_OPTIONAL.rawValue)
        switch result {
        case .success(let files):
            let array = try arena.allocate(
                UnsafeMutablePointer<Google__Protobuf__Compiler__CodeGeneratorResponse__File>?.self, count: files.count)
            for (index, file) in files.enumerated() {
                let layout = try arena.allocate(Google__Protobuf__Compiler__CodeGeneratorResponse__File.self)
                google__protobuf__compiler__code_generator_response__file__init(layout)
                layout.pointee.name = try cString(file.name, in: arena)
                layout.pointee.content = try cString(file.content, in: arena)
                array[index] = layout
            }
            response.pointee.file = array
            response.pointee.n_file = files.count
        case .failure(let error):
            response.pointee.error = try cString(error.description, in: arena)
        }
        return withExtendedLifetime(arena) { PackedDescriptors.packed(response) }
    }

    private static func cString(
        _ string: String, in arena: Arena
    ) throws(ProtobufError) -> UnsafeMutablePointer<CChar> {
        let characters = string.utf8CString
        let memory = try arena.allocate(CChar.self, count: characters.count)
        for (index, character) in characters.enumerated() { memory[index] = character }
        return memory
    }
}
