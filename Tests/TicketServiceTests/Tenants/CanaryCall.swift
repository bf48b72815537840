import ProtobufC
import TTRPC
import TTRPCTransport

/// A call of any shape, whose answers are looked at as bytes.
struct CanaryCall: Sendable {
    /// How many answers of one stream are read.
    private static let answersMax = 20

    let method: MethodDescriptor
    let client: TTRPCClient
    let options: CallOptions
    /// The packed requests; one, but for streams of them.
    let requests: [[UInt8]]

    /// What came.
    struct Outcome: Sendable {
        var answers: [[UInt8]] = []
        var error: RPCError?
    }

    func perform() async -> Outcome {
        do {
            return Outcome(answers: try await answers())
        } catch let error as RPCError {
            return Outcome(error: error)
        } catch {
            return Outcome(error: RPCError(code: .unknown, message: "\(error)"))
        }
    }

    private func answers() async throws -> [[UInt8]] {
        let first = PackedMessage(bytes: requests.first ?? [])
        switch method.shape {
        case .unary:
            return [try await client.unary(method, first, replyType: PackedMessage.self, options: options).bytes]
        case .serverStream:
            return try await client.serverStream(method, first, replyType: PackedMessage.self, options: options) {
                try await Self.first(of: $0, isEndless: method.method.hasPrefix("Watch"))
            }
        case .clientStream:
            let reply = try await client.clientStream(
                method, replyType: PackedMessage.self, options: options
            ) { (writer: RequestWriter<PackedMessage>) in
                for request in requests { try await writer.send(PackedMessage(bytes: request)) }
            }
            return [reply.bytes]
        case .bidirectional:
            return try await client.bidirectional(
                method, replyType: PackedMessage.self, options: options
            ) { (writer: RequestWriter<PackedMessage>, answers: MessageStream<PackedMessage>) in
                for request in requests { try await writer.send(PackedMessage(bytes: request)) }
                writer.finish()
                return try await Self.first(of: answers, isEndless: false)
            }
        }
    }

    /// The answers of a stream that ends, or the first of one that goes on for as long as somebody listens.
    private static func first(of stream: MessageStream<PackedMessage>, isEndless: Bool) async throws -> [[UInt8]] {
        var answers: [[UInt8]] = []
        for try await answer in stream {
            answers.append(answer.bytes)
            if isEndless || answers.count >= answersMax { break }
        }
        return answers
    }
}
