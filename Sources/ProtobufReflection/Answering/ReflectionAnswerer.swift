/// Answers one call of the reflection service (grpc/reflection/v1/reflection.proto) out of a pool.
///
/// A value with nothing around it: requests in, responses out. One answerer serves one call, since within a call no
/// import is sent twice.
public struct ReflectionAnswerer: Sendable {
    private let pool: DescriptorPool
    private let services: [String]
    private var sentFiles: Set<String> = []

    /// Answers a call.
    ///
    /// - Parameters:
    ///   - pool: the schema.
    ///   - services: the full names of the services that are served, which may be fewer than the schema has. Those that
    ///     the schema does not have are listed as well.
    public init(pool: DescriptorPool, services: [String]) {
        self.pool = pool
        self.services = services.sorted()
    }

    /// The answer to one request.
    public mutating func answer(_ request: ReflectionRequest) -> ReflectionResponse {
        switch request {
        case .listServices: return .services(services)
        case .fileByFilename(let name):
            guard let file = pool.file(named: name) else { return .notFound("there is no file \(name)") }
            return .files(withImports(file))
        case .fileContainingSymbol(let symbol):
            guard let file = pool.file(declaring: symbol) else {
                return .notFound("nothing is called \(symbol): ask for a full name, such as package.Service.Method")
            }
            return .files(withImports(file))
        case .fileContainingExtension(let message, let number):
            let file = pool.files.first { file in
                file.allExtensions.contains { $0.extendee == message && $0.number == number }
            }
            guard let file else { return .notFound("\(message) has no extension with the number \(number)") }
            return .files(withImports(file))
        case .allExtensionNumbers(let message):
            guard pool.message(named: message) != nil else { return .notFound("there is no message \(message)") }
            let extensions = pool.files.flatMap(\.allExtensions).filter { $0.extendee == message }
            return .extensionNumbers(message: message, extensions.map(\.number).sorted())
        }
    }

    /// The file, even when it was sent before, and whatever it imports and was not.
    private mutating func withImports(_ file: ProtoFile) -> [[UInt8]] {
        sentFiles.insert(file.name)
        var files = [file]
        var next = 0
        while next < files.count {
            for name in files[next].imports {
                guard sentFiles.insert(name).inserted, let file = pool.file(named: name) else { continue }
                files.append(file)
            }
            next += 1
        }
        return files.map(\.packed)
    }
}
