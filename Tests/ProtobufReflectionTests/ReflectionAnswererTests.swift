import ProtobufReflection
import Testing

/// Questions to the reflection service and their answers.
@Suite struct ReflectionAnswererTests {
    private let pool: DescriptorPool

    init() throws {
        pool = try Pools.reflected()
    }

    private func answerer() -> ReflectionAnswerer {
        ReflectionAnswerer(pool: pool, services: ["reflected.v1.ReflectedService", "grpc.health.v1.Health"])
    }

    private func packed(_ names: [String]) throws -> [[UInt8]] {
        try names.map { try #require(pool.file(named: $0)).packed }
    }

    private static let imports = ["any", "duration", "empty", "field_mask", "struct", "timestamp", "wrappers"].map {
        "google/protobuf/\($0).proto"
    }

    @Test func `the services are those that are served, in order`() {
        var answerer = answerer()
        #expect(
            answerer.answer(.listServices) == .services(["grpc.health.v1.Health", "reflected.v1.ReflectedService"]))
    }

    @Test(
        arguments: [
            .fileByFilename("reflected/v1/reflected.proto"), .fileContainingSymbol("reflected.v1.Note"),
            .fileContainingSymbol("reflected.v1.ReflectedService"),
            .fileContainingSymbol("reflected.v1.ReflectedService.Chat"),
        ] as [ReflectionRequest])
    func `a file comes first, and what it imports comes with it`(request: ReflectionRequest) throws {
        var answerer = answerer()
        let expected = try packed(["reflected/v1/reflected.proto"] + Self.imports)
        #expect(answerer.answer(request) == .files(expected))
    }

    @Test func `what was sent in a call is not sent again as an import, but when it is asked for`() throws {
        var answerer = answerer()
        _ = answerer.answer(.fileByFilename("google/protobuf/struct.proto"))
        var imports = Self.imports
        imports.removeAll { $0.contains("struct") }
        let file = "reflected/v1/reflected.proto"
        #expect(answerer.answer(.fileByFilename(file)) == .files(try packed([file] + imports)))
        #expect(answerer.answer(.fileByFilename(file)) == .files(try packed([file])))
    }

    @Test func `what was sent makes a pool on the other side`() throws {
        var answerer = answerer()
        guard case .files(let files) = answerer.answer(.fileContainingSymbol("reflected.v1.Note")) else {
            throw Unexpected()
        }
        #expect(try DescriptorPool(files: files).service(named: "reflected.v1.ReflectedService") != nil)
    }

    @Test func `extensions are found by message and number`() throws {
        var answerer = answerer()
        #expect(
            answerer.answer(.allExtensionNumbers(message: "reflected.v1.Legacy"))
                == .extensionNumbers(message: "reflected.v1.Legacy", [100, 101]))
        #expect(
            answerer.answer(.allExtensionNumbers(message: "reflected.v1.Note"))
                == .extensionNumbers(message: "reflected.v1.Note", []))
        let expected = try packed(["reflected/v1/legacy.proto"])
        for number: Int32 in [100, 101] {
            let request = ReflectionRequest.fileContainingExtension(message: "reflected.v1.Legacy", number: number)
            #expect(answerer.answer(request) == .files(expected))
        }
    }

    @Test(
        arguments: [
            (.fileByFilename("x.proto"), "there is no file x.proto"),
            (
                .fileContainingSymbol("x.Y"),
                "nothing is called x.Y: ask for a full name, such as package.Service.Method"
            ),
            (
                .fileContainingExtension(message: "reflected.v1.Legacy", number: 102),
                "reflected.v1.Legacy has no extension with the number 102"
            ),
            (.allExtensionNumbers(message: "x.Y"), "there is no message x.Y"),
        ] as [(ReflectionRequest, String)])
    func `what is not there is not found, by its name`(request: ReflectionRequest, expected: String) {
        var answerer = answerer()
        #expect(answerer.answer(request) == .notFound(expected))
    }

    private struct Unexpected: Error {}
}
