internal import Synchronization

/// Collects the metadata that a server sends beside the answer to one call, whichever way the call ends.
///
/// Give it to the call in ``CallOptions/responseMetadata`` and look into it afterwards or, in the body of a stream, at
/// any time: the headers are there when the first message is, the trailers when the stream has ended. Servers without
/// the extension `ttrpcx.v1` send neither. Use one for each call.
public final class ResponseMetadata: Sendable {
    private struct State {
        var headers: Metadata?
        var trailers: Metadata?
    }

    private let state = Mutex(State())

    public init() {}

    /// What came before the answer; nil when nothing has come.
    public var headers: Metadata? { state.withLock { $0.headers } }

    /// What came right before the end; nil when nothing has come.
    public var trailers: Metadata? { state.withLock { $0.trailers } }

    package func receive(headers: Metadata) {
        state.withLock { $0.headers = headers }
    }

    package func receive(trailers: Metadata) {
        state.withLock { $0.trailers = trailers }
    }

    /// Another attempt at the call begins.
    package func reset() {
        state.withLock { $0 = State() }
    }
}

extension ResponseMetadata: Hashable {
    /// Whether both are the same object.
    public static func == (left: ResponseMetadata, right: ResponseMetadata) -> Bool { left === right }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(self))
    }
}
