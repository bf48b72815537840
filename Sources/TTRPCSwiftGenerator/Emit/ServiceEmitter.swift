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
        let response = names.type(method.response)
        let value = method.isServerStreaming ? "Value" : response
        let parameters = parameters(of: method)
        let generic = method.isServerStreaming ? "<Value>" : ""
        source.line("public nonisolated(nonsending) func \(names.method(method))\(generic)(")
        source.indented { source in
            for (index, line) in parameters.enumerated() {
                source.line(index < parameters.count - 1 ? line + "," : line)
            }
        }
        source.block(") async throws -> \(value)") { source in
            let request = method.isClientStreaming ? "" : " request,"
            let body = parameters.count > 1 ? ", body: body" : ""
            source.line("try await invoker.\(shape(of: method))(")
            source.indented {
                $0.line(
                    "\(table).\(names.method(method)),\(request) replyType: \(response).self, options: options\(body))")
            }
        }
    }

    /// The parameters of a call, a line each: what is sent at once, and what is done with the streams.
    private func parameters(of method: ProtoService.Method) -> [String] {
        let options = "options: CallOptions = CallOptions()"
        let writer = "RequestWriter<\(names.type(method.request))>"
        let stream = "MessageStream<\(names.type(method.response))>"
        let request = "_ request: \(names.type(method.request)), \(options)"
        return switch (method.isClientStreaming, method.isServerStreaming) {
        case (false, false): [request]
        case (false, true): [request, "body: (\(stream)) async throws -> Value"]
        case (true, false): [options, "body: (\(writer)) async throws -> Void"]
        case (true, true): [options, "body: (\(writer), \(stream)) async throws -> Value"]
        }
    }

    private func emitComment(of method: ProtoService.Method, to source: inout SourceText) {
        source.doc(method.comment, or: "The method `\(method.name)`.")
    }

    private func shape(of method: ProtoService.Method) -> String {
        switch (method.isClientStreaming, method.isServerStreaming) {
        case (false, false): "unary"
        case (false, true): "serverStream"
        case (true, false): "clientStream"
        case (true, true): "bidirectional"
        }
    }

    private func handler(of method: ProtoService.Method) -> String {
        let kind =
            switch (method.isClientStreaming, method.isServerStreaming) {
            case (false, false): "UnaryHandler"
            case (false, true): "ServerStreamHandler"
            case (true, false): "ClientStreamHandler"
            case (true, true): "BidirectionalHandler"
            }
        return "\(kind)<\(names.type(method.request)), \(names.type(method.response))>"
    }
}
