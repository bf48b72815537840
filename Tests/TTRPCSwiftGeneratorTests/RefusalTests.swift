import TTRPCSwiftGenerator
import Testing

/// What cannot be generated is refused, and the error names it and says what to do.
@Suite struct RefusalTests {
    private func error(_ names: [String], prefixes: [String: String] = ["refused.v1": ""]) throws -> String? {
        let set = try Snapshot.descriptorSet("refused")
        let generator = try Generator(
            descriptorSet: set, options: GeneratorOptions(cModule: "C", prefixes: prefixes))
        let error = #expect(throws: GeneratorError.self) {
            try generator.generate(names.map { "refused/v1/\($0).proto" })
        }
        return error?.description
    }

    @Test(arguments: [
        (
            "optional",
            "refused.v1.Optional1.limit is `optional`, which protoc-c does not know: say by a field mask or a message "
                + "whether it is set"
        ),
        (
            "recursive",
            "refused.v1.Node contains itself through refused.v1.Node.children: refer to the inner one by an id instead"
        ),
        (
            "mutual",
            "refused.v1.Chicken contains itself through refused.v1.Shell.ChickensEntry.value: refer to the inner one by "
                + "an id instead"
        ),
        ("proto2", "refused/v1/proto2.proto is not proto3: begin it with `syntax = \"proto3\";`"),
        ("alias", "refused.v1.Level: LEVEL_HIGH and LEVEL_TOP have the same number"),
        (
            "unrecognized",
            "refused.v1.Source: the case for unknown numbers and SOURCE_UNRECOGNIZED are the same in Swift"
        ),
        ("shadow", "refused.v1.String would hide Swift's own type of that name: give its package a prefix"),
        ("wide", "refused.v1.Wide has 129 fields, more than 128: split it"),
    ])
    func `a proto that cannot be generated is refused`(name: String, expected: String) throws {
        #expect(try error([name]) == expected)
    }

    @Test func `two messages with one name in Swift are refused`() throws {
        #expect(
            try error(["same_name", "shadow"], prefixes: ["refused.v1": "X", "refused.v2": ""])
                == "refused.v2.XString and refused.v1.String are both XString in Swift: give one package a prefix")
    }
}
