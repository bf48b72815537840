public import TTRPC

/// Finds out whose the token is that a client sends with Hello, once for its whole connection.
///
/// The result is every call's ``CallContext/principal``. Throw ``RPCError`` with UNAUTHENTICATED for a token that is
/// not good, PERMISSION_DENIED for one whose owner may not connect, UNAVAILABLE when it cannot be told now; any other
/// error is answered with UNKNOWN and logged. The connection stays, so that the client can try again.
public struct ConnectionAuthenticator: Sendable {
    /// Checks on the event loop: short, and never blocks. The context has the connection's peer, certificate and loop.
    public typealias Inline = @Sendable (_ token: String, CallContext) throws -> any Sendable
    /// Checks in a task. Nothing is read from the connection meanwhile.
    public typealias Async = @Sendable (_ token: String, CallContext) async throws -> any Sendable

    enum Body: Sendable {
        case inline(Inline)
        case async(Async)
    }

    let body: Body

    /// Checks on the event loop, between two frames.
    public static func inline(_ check: @escaping Inline) -> Self {
        Self(body: .inline(check))
    }

    /// Checks in a task of its own.
    public static func async(_ check: @escaping Async) -> Self {
        Self(body: .async(check))
    }
}
