import ProtobufReflection
import Testing

@testable import TTRPCSwiftGenerator

@Suite struct StringPatchTests {
    private func fields(_ set: [UInt8]) throws -> [ProtoField] {
        try GeneratorInput.files(set).flatMap(\.allMessages).flatMap(\.fields)
    }

    @Test func `every string becomes bytes and nothing else changes`() throws {
        let set = try Snapshot.descriptorSet("everything")
        let before = try fields(set)
        let after = try fields(StringPatch.patched(set))
        #expect(before.contains { $0.type == .string })
        #expect(
            after
                == before.map { field in
                    var field = field
                    if field.type == .string { field.type = .bytes }
                    return field
                })
    }

    @Test func `entries of maps become plain messages, which may have bytes as a key`() throws {
        let set = try Snapshot.descriptorSet("everything")
        #expect(try GeneratorInput.files(set).flatMap(\.allMessages).contains { $0.isMapEntry })
        let patched = try StringPatch.patched(set)
        #expect(try !GeneratorInput.files(patched).flatMap(\.allMessages).contains { $0.isMapEntry })
    }

    @Test func `services, enums and comments stay`() throws {
        let set = try Snapshot.descriptorSet("everything")
        let before = try GeneratorInput.files(set)
        let after = try GeneratorInput.files(StringPatch.patched(set))
        #expect(after.map(\.services) == before.map(\.services))
        #expect(after.flatMap(\.allEnums) == before.flatMap(\.allEnums))
        #expect(after.flatMap(\.allMessages).map(\.comment) == before.flatMap(\.allMessages).map(\.comment))
    }

    @Test func `patching twice is patching once`() throws {
        let once = try StringPatch.patched(Snapshot.descriptorSet("everything"))
        #expect(try StringPatch.patched(once) == once)
    }

    @Test func `bytes that are no descriptor set are refused`() {
        #expect(throws: GeneratorError.self) { try StringPatch.patched([0x0a, 0x05]) }
    }
}
