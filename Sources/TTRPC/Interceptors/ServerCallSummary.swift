/// How a call of a server went.
public struct ServerCallSummary: Sendable {
    /// The call itself: its method, its peer, its request id and who made it.
    public let call: CallContext
    /// What it was answered with; nil for OK. CANCELLED when the peer was gone.
    public let error: RPCError?
    /// From the request's last byte to the answer.
    public let duration: Duration
    /// What the peer has sent.
    public let received: MessageCount
    /// What the peer was sent, error answers left out.
    public let sent: MessageCount

    /// What it was answered with.
    public var code: StatusCode { error?.code ?? .ok }
}

/// Messages of one direction.
public struct MessageCount: Sendable, Hashable {
    /// How many.
    public private(set) var messages = 0
    /// Their bytes: packed messages on their way in, frames' data on their way out.
    public private(set) var bytes = 0

    package init() {}

    package mutating func add(byteCount: Int) {
        messages &+= 1
        bytes &+= byteCount
    }
}
