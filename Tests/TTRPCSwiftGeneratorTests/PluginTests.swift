import TTRPCSwiftGenerator
import Testing

/// The conversation with protoc.
@Suite struct PluginTests {
    private static let optionalFeature: UInt64 = 1

    /// A `CodeGeneratorRequest`: a `FileDescriptorSet` whose files have the request's field number.
    private func request(set: String, files: [String], parameter: String) throws -> [UInt8] {
        var request: [UInt8] = []
        for file in files { request += PackedFields.packed(1, Array(file.utf8)) }
        request += PackedFields.packed(2, Array(parameter.utf8))
        for file in PackedFields(try Snapshot.descriptorSet(set))[1] { request += PackedFields.packed(15, file) }
        return request
    }

    @Test func `the answer has the files`() throws {
        let response = PackedFields(
            try Plugin.respond(
                to: request(
                    set: "everything", files: ["fixture/v1/everything.proto"],
                    parameter:
                        "CModule=CFixtureMessages,Catalog=FixtureCatalog,DescriptorSet=FixtureDescriptors,Prefix.fixture.v1="
                )))
        #expect(response.strings(1) == [])
        let files = response[15].map { PackedFields($0) }
        #expect(
            files.flatMap { $0.strings(1) } == [
                "fixture.v1.everything.pb.swift", "fixture.v1.everything.ttrpc.swift", "FixtureCatalog.swift",
                "FixtureDescriptors.swift",
            ])
        for file in files {
            let name = try #require(file.strings(1).first)
            #expect(file.strings(15) == [try Snapshot.generated(name)])
        }
    }

    @Test func `a refusal is the answer's error, so that protoc prints it`() throws {
        let response = PackedFields(
            try Plugin.respond(
                to: request(
                    set: "refused", files: ["refused/v1/recursive.proto"], parameter: "CModule=C")))
        #expect(response.strings(1).first?.hasPrefix("refused.v1.Node contains itself") == true)
        #expect(response[15] == [])
    }

    @Test func `protoc leaves optional fields to the plugin, whose error names them`() throws {
        let response = PackedFields(
            try Plugin.respond(
                to: request(set: "refused", files: ["refused/v1/optional.proto"], parameter: "CModule=C")))
        #expect(response.numbers(2) == [Self.optionalFeature])
        #expect(response.strings(1).first?.hasPrefix("refused.v1.Optional1.limit is `optional`") == true)
    }

    @Test(arguments: [
        ("", "the option CModule=NAME is missing: it names the module with protoc-c's output"),
        ("CModule=C,Colour=red", "unknown option Colour: there are CModule, Catalog, DescriptorSet and Prefix.PACKAGE"),
    ])
    func `options that are wrong are the answer's error`(parameter: String, expected: String) throws {
        let response = PackedFields(
            try Plugin.respond(to: request(set: "everything", files: [], parameter: parameter)))
        #expect(response.strings(1) == [expected])
    }

    @Test func `a request that is none is refused`() {
        #expect(throws: GeneratorError.self) { try Plugin.respond(to: [0xff]) }
    }
}
