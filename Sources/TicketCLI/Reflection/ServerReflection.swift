internal import ProtobufReflection
internal import TTRPC
internal import TicketClient
internal import TicketMessages

/// Asks a server what it serves (grpc.reflection.v1).
struct ServerReflection: Sendable {
    private typealias Request = GRPCReflectionServerReflectionRequest
    private typealias Response = GRPCReflectionServerReflectionResponse

    /// The most files that one schema may have; a server that sends more is no honest one.
    private static let filesMax = 10_000

    private let client: GRPCReflectionServerReflectionClient
    private let options: CallOptions

    /// - Parameter options: of each call; they should have a timeout.
    init(client: GRPCReflectionServerReflectionClient, options: CallOptions) {
        self.client = client
        self.options = options
    }

    /// The full names of the services, in alphabetical order.
    ///
    /// - Throws: `RPCError`.
    func services() async throws -> [String] {
        try await conversing { talk in
            guard case .listServicesResponse(let list) = try await talk.answer(to: .listServices("")) else {
                throw Self.unexpected
            }
            return list.service.map(\.name).sorted()
        }
    }

    /// The files that declare these full names, with everything that they import.
    ///
    /// - Throws: `RPCError`, with NOT_FOUND where there is no such name.
    func schema(of names: [String]) async throws -> DescriptorPool {
        let files = try await conversing { talk in
            var files: [String: ProtoFile] = [:]
            for name in names { try await talk.add(.fileContainingSymbol(name), to: &files) }
            while let missing = files.values.lazy.flatMap(\.imports).first(where: { files[$0] == nil }) {
                try await talk.add(.fileByFilename(missing), to: &files)
                guard files[missing] != nil else { throw Self.unexpected }
                guard files.count <= Self.filesMax else { throw Self.unexpected }
            }
            return files
        }
        do throws(SchemaError) {
            return try DescriptorPool(files.values.sorted { $0.name < $1.name })
        } catch {
            throw Self.unusable(error)
        }
    }

    /// Every service of the server, with everything that they are made of.
    ///
    /// - Throws: `RPCError`.
    func wholeSchema() async throws -> (services: [String], pool: DescriptorPool) {
        let services = try await services()
        return (services, try await schema(of: services))
    }

    private func conversing<Value: Sendable>(_ body: (inout Conversation) async throws -> Value) async throws -> Value {
        do {
            return try await client.serverReflectionInfo(options: options) { writer, messages in
                var conversation = Conversation(writer: writer, replies: messages.makeAsyncIterator())
                return try await body(&conversation)
            }
        } catch let error as RPCError where error.code == .unimplemented {
            throw RPCError(
                code: .unimplemented, message: "the server has no reflection, which tells what its methods take",
                details: error.details)
        }
    }

    /// One call of the service.
    private struct Conversation {
        let writer: RequestWriter<Request>
        var replies: MessageStream<Response>.AsyncIterator

        mutating func answer(to question: Request.MessageRequest) async throws -> Response.MessageResponse {
            try await writer.send(Request(messageRequest: question))
            guard let answer = try await replies.next()?.messageResponse else { throw ServerReflection.unexpected }
            if case .errorResponse(let error) = answer {
                throw RPCError(code: StatusCode(received: error.errorCode), message: error.errorMessage)
            }
            return answer
        }

        mutating func add(_ question: Request.MessageRequest, to files: inout [String: ProtoFile]) async throws {
            guard case .fileDescriptorResponse(let answer) = try await self.answer(to: question) else {
                throw ServerReflection.unexpected
            }
            for packed in answer.fileDescriptorProto {
                do throws(SchemaError) {
                    let file = try PackedDescriptors.file(packed, budgetBytes: 64 << 20)
                    files[file.name] = file
                } catch {
                    throw ServerReflection.unusable(error)
                }
            }
        }
    }

    private static var unexpected: RPCError {
        RPCError(code: .internal, message: "the server's reflection answers something else than it was asked")
    }

    private static func unusable(_ error: SchemaError) -> RPCError {
        RPCError(code: .internal, message: "the server's reflection gives no whole schema: \(error)")
    }
}
