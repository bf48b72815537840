import Instrumentation
import Logging
import ProtobufC
import TTRPC
import TTRPCTestSupport
import TTRPCTransport

func method(_ name: String, _ shape: CallShape = .unary) -> MethodDescriptor {
    MethodDescriptor(service: "test.v1.Notes", method: name, shape: shape)
}

/// Every way in which a method can be handled. Each answers with the call's request id in the text of its note, as its
/// surroundings have it.
func noteRouter() -> Router {
    var router = Router()
    router.register(
        method("Inline"),
        UnaryHandler<Note, Note>.inline { note, context in
            context.identify(principalID: "p1")
            return Note(text: context.requestID ?? "", number: note.number)
        })
    router.register(
        method("Async"),
        UnaryHandler<Note, Note>.async { note, _ in
            Note(text: ServiceContext.current?.requestID ?? "", number: note.number)
        })
    router.register(
        method("Deferred"),
        UnaryHandler<Note, Note>.deferred { note, _, reply in
            let id = ServiceContext.current?.requestID ?? ""
            Task.detached { reply.send(Note(text: id, number: note.number)) }
        })
    router.register(
        method("Fail"),
        UnaryHandler<Note, Note>.inline { _, _ in throw RPCError(code: .internal, message: "secret text") })
    router.register(
        method("Crash"), UnaryHandler<Note, Note>.async { _, _ in throw Breakdown() })
    router.register(
        method("Wait"),
        UnaryHandler<Note, Note>.async { _, _ in
            let (never, source) = AsyncStream.makeStream(of: Never.self)
            for await _ in never {}
            source.finish()
            return Note()
        })
    router.register(
        method("Count", .serverStream),
        ServerStreamHandler<Note, Note>.async { note, _, writer in
            let id = ServiceContext.current?.requestID ?? ""
            for number in 0..<note.number { try await writer.send(Note(text: id, number: number)) }
        })
    router.register(
        method("Sum", .clientStream),
        ClientStreamHandler<Note, Note>.async { notes, _ in
            var sum: Int64 = 0
            for try await note in notes { sum += note.number }
            return Note(text: ServiceContext.current?.requestID ?? "", number: sum)
        })
    router.register(
        method("Chat", .bidirectional),
        BidirectionalHandler<Note, Note>.async { notes, _, writer in
            for try await note in notes { try await writer.send(note) }
        })
    return router
}

private struct Breakdown: Error {}

/// Runs a server with interceptors and a client of it around `body`.
@discardableResult
func withNotes<Value>(
    _ interceptors: [any ServerInterceptor], logger: Logger? = nil,
    configure: (inout ServerConfiguration) -> Void = { _ in }, body: (TTRPCClient) async throws -> Value
) async throws -> Value {
    try await withNoteServer(interceptors, logger: logger, configure: configure) { _, client in try await body(client) }
}

/// Runs a server with interceptors and a client of it around `body`, which may stop either.
@discardableResult
func withNoteServer<Value>(
    _ interceptors: [any ServerInterceptor], logger: Logger? = nil,
    configure: (inout ServerConfiguration) -> Void = { _ in },
    body: (TTRPCServer, TTRPCClient) async throws -> Value
) async throws -> Value {
    var configuration = ServerConfiguration(port: 0)
    configuration.interceptors = interceptors
    configure(&configuration)
    let server = TTRPCServer(
        router: noteRouter(), configuration: configuration, logger: logger ?? Tape().logger())
    let client = TTRPCClient(endpoint: try await server.start().endpoint)
    do {
        let value = try await body(server, client)
        await client.close()
        await server.stop(grace: .zero)
        return value
    } catch {
        await client.close()
        await server.stop(grace: .zero)
        throw error
    }
}

extension CallInvoker {
    func call(_ name: String, _ note: Note = Note(), metadata: Metadata = [:], timeout: Duration? = nil) async throws
        -> Note
    {
        try await unary(
            method(name), note, replyType: Note.self, options: CallOptions(timeout: timeout, metadata: metadata))
    }

    /// Calls once in each shape, with three messages in every stream.
    ///
    /// - Returns: what came back.
    func callEveryShape(metadata: Metadata = [:]) async throws -> [Note] {
        let options = CallOptions(metadata: metadata)
        var notes = [try await call("Inline", Note(number: 1), metadata: metadata)]
        notes += try await serverStream(
            method("Count", .serverStream), Note(number: 3), replyType: Note.self, options: options
        ) { try await $0.collect() }
        notes.append(
            try await clientStream(method("Sum", .clientStream), replyType: Note.self, options: options) {
                (writer: RequestWriter<Note>) in
                for number in 1...3 { try await writer.send(Note(number: Int64(number))) }
            })
        notes += try await bidirectional(
            method("Chat", .bidirectional), replyType: Note.self, options: options
        ) { (writer: RequestWriter<Note>, replies) in
            for number in 1...3 { try await writer.send(Note(number: Int64(number))) }
            writer.finish()
            return try await replies.collect()
        }
        return notes
    }
}
