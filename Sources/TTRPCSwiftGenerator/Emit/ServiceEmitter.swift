internal import ProtobufReflection

/// Writes the method table, the server's protocol, its registration and the client's stub of a service.
struct ServiceEmitter {
    let names: SwiftNames
    let file: ProtoFile
    let service: ProtoService

    func emit(to source: inout SourceText) {
        emitMethods(to: &source)
        source.line()
        emitProtocol(to: &source)
        source.line()
        emitRegistration(to: &source)
        source.line()
        emitClient(to: &source)
    }

    private var base: String { names.service(service, in: file) }

    private var table: String { base + "Methods" }

    private func emitMethods(to source: inout SourceText) {
        source.line("/// The methods of `\(service.fullName)`.")
        source.block("public enum \(table)") { source in
            source.line("/// The name of the service in requests.")
            source.line("public static let fullName = \"\(service.fullName)\"")
            for method in service.methods {
                source.line()
                emitComment(of: method, to: &source)
                source.line("public static let \(names.method(method)) = MethodDescriptor(")
                source.indented {
                    $0.line("service: fullName, method: \"\(method.name)\", shape: .\(shape(of: method)))")
                }
            }
            source.line()
            source.line("/// All of them, in the order of the proto.")
            source.line("public static let all: [MethodDescriptor] = [")
            source.indented { source in
                for method in service.methods { source.line("\(names.method(method)),") }
            }
            source.line("]")
        }
    }

    private func emitProtocol(to source: inout SourceText) {
        source.doc(service.comment, or: "The service `\(service.fullName)`.")
        source.line("///")
        source.line("/// A server conforms to it; each method says by its handler how it runs.")
        source.block("public protocol \(base)Protocol: Sendable") { source in
            for (index, method) in service.methods.enumerated() {
                if index > 0 { source.line() }
                emitComment(of: method, to: &source)
                source.line("var \(names.method(method)): \(handler(of: method)) { get }")
            }
        }
    }

    private func emitRegistration(to source: inout SourceText) {
        source.block("extension Router") { source in
            source.line("/// Registers every method of `\(service.fullName)`.")
            source.block("public mutating func register(_ service: some \(base)Protocol)") { source in
                for method in service.methods {
                    source.line("register(\(table).\(names.method(method)), service.\(names.method(method)))")
                }
            }
        }
    }

    private func emitClient(to source: inout SourceText) {
        source.line("/// Calls the methods of `\(service.fullName)`. Every call throws `RPCError`.")
        source.block("public struct \(base)Client: Sendable") { source in
            source.line("private let invoker: any CallInvoker")
            source.line()
            source.line("/// A client whose calls go through `invoker`, such as a connection.")
            source.block("public init(invoker: any CallInvoker)") { $0.line("self.invoker = invoker") }
            for method in service.methods {
                source.line()
                emitComment(of: method, to: &source)
                emitCall(method, to: &source)
            }
        }
    }

    private func emitCall(_ method: ProtoService.Method, to source: inout SourceText) {
        let request = names.type(method.request)
        let response = names.type(method.response)
        let generic = method.isServerStreaming ? "<Value>" : ""
        source.line("public nonisolated(nonsending) func \(names.method(method))\(generic)(")
        source.indented { source in
            let comma = method.isServerStreaming ? "," : ""
            source.line("_ request: \(request), options: CallOptions = CallOptions()\(comma)")
            if method.isServerStreaming { source.line("body: (MessageStream<\(response)>) async throws -> Value") }
        }
        source.block(") async throws -> \(method.isServerStreaming ? "Value" : response)") { source in
            let call = method.isServerStreaming ? "serverStream" : "unary"
            let body = method.isServerStreaming ? ", body: body" : ""
            source.line("try await invoker.\(call)(")
            source.indented {
                $0.line(
                    "\(table).\(names.method(method)), request, replyType: \(response).self, options: options\(body))")
            }
        }
    }

    private func emitComment(of method: ProtoService.Method, to source: inout SourceText) {
        source.doc(method.comment, or: "The method `\(method.name)`.")
    }

    private func shape(of method: ProtoService.Method) -> String {
        method.isServerStreaming ? "serverStream" : "unary"
    }

    private func handler(of method: ProtoService.Method) -> String {
        let kind = method.isServerStreaming ? "ServerStreamHandler" : "UnaryHandler"
        return "\(kind)<\(names.type(method.request)), \(names.type(method.response))>"
    }
}
