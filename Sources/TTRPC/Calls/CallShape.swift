/// How many messages go each way. The method's descriptor decides it, never the flags of a frame.
public enum CallShape: Sendable, Hashable {
    /// One request, one reply.
    case unary
    /// Many requests, one reply.
    case clientStream
    /// One request, many replies.
    case serverStream
    /// Many requests, many replies, independent of each other.
    case bidirectional

    /// True when the client sends any number of messages.
    package var hasRequestStream: Bool {
        switch self {
        case .unary, .serverStream: false
        case .clientStream, .bidirectional: true
        }
    }

    /// True when the server answers with any number of messages.
    package var hasReplyStream: Bool {
        switch self {
        case .unary, .clientStream: false
        case .serverStream, .bidirectional: true
        }
    }
}
