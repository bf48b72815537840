internal import ProtobufReflection
internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `grpc.reflection.v1.ServerReflection`, as published: what the server's services are called and what they take.
struct ReflectionRPCs: GRPCReflectionServerReflectionProtocol {
    let endpoints: Endpoints
    let schema: ReflectedSchema
    let needsToken: Bool
    let drain: DrainSignal

    /// The longest name that is looked up, in bytes; those of protos are much shorter.
    private static let nameBytesMax = 1_024

    private typealias Request = GRPCReflectionServerReflectionRequest
    private typealias Response = GRPCReflectionServerReflectionResponse

    var serverReflectionInfo:
        BidirectionalHandler<GRPCReflectionServerReflectionRequest, GRPCReflectionServerReflectionResponse>
    {
        guard needsToken else { return .async { requests, _, writer in try await answer(requests, writer) } }
        return endpoints.bidirectional(.authenticated) { requests, _, writer in try await answer(requests, writer) }
    }

    /// Answers until the caller has sent its last request; a caller that is in no hurry must not hold up a drain.
    private func answer(_ requests: MessageStream<Request>, _ writer: ResponseWriter<Response>) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask {
                var answerer = try schema.answerer()
                for try await request in requests {
                    try await writer.send(try Self.response(to: request, by: &answerer))
                }
            }
            group.addTask {
                try await drain.wait()
                throw RPCError.unavailable("DRAINING", "the server is stopping; ask another, or later")
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private static func response(
        to request: Request, by answerer: inout ReflectionAnswerer
    ) throws -> Response {
        var response = Response(validHost: request.host, originalRequest: request)
        guard let question = ReflectionRequest(request) else {
            response.messageResponse = .errorResponse(
                .init(StatusCode.invalidArgument, "the request asks for nothing: set one of message_request"))
            return response
        }
        // What is asked comes back with the answer, so it must not be of any length.
        guard question.names.allSatisfy({ $0.utf8.count <= nameBytesMax }), request.host.utf8.count <= nameBytesMax
        else {
            throw RPCError.invalidArgument(
                field: "message_request", reason: "TOO_LONG",
                "a name or host is longer than \(nameBytesMax) bytes; no proto has such names")
        }
        response.messageResponse = .init(answerer.answer(question))
        return response
    }
}

extension ReflectionRequest {
    /// Nil where the message asks for nothing.
    fileprivate init?(_ request: GRPCReflectionServerReflectionRequest) {
        switch request.messageRequest {
        case .fileByFilename(let name): self = .fileByFilename(name)
        case .fileContainingSymbol(let name): self = .fileContainingSymbol(name)
        case .fileContainingExtension(let place):
            self = .fileContainingExtension(message: place.containingType, number: place.extensionNumber)
        case .allExtensionNumbersOfType(let name): self = .allExtensionNumbers(message: name)
        case .listServices: self = .listServices
        case nil: return nil
        }
    }

    /// What is looked up.
    fileprivate var names: [String] {
        switch self {
        case .fileByFilename(let name), .fileContainingSymbol(let name), .allExtensionNumbers(let name): [name]
        case .fileContainingExtension(let message, _): [message]
        case .listServices: []
        }
    }
}

extension GRPCReflectionServerReflectionResponse.MessageResponse {
    fileprivate init(_ answer: ReflectionResponse) {
        switch answer {
        case .files(let files): self = .fileDescriptorResponse(.init(fileDescriptorProto: files))
        case .extensionNumbers(let message, let numbers):
            self = .allExtensionNumbersResponse(.init(baseTypeName: message, extensionNumber: numbers))
        case .services(let names): self = .listServicesResponse(.init(service: names.map { .init(name: $0) }))
        case .notFound(let text): self = .errorResponse(.init(.notFound, text))
        }
    }
}

extension GRPCReflectionErrorResponse {
    fileprivate init(_ code: StatusCode, _ message: String) {
        self.init(errorCode: code.rawValue, errorMessage: message)
    }
}
