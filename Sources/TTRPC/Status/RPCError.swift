public import ProtobufC

/// A call that did not end with OK.
///
/// Handlers throw it to answer with a code, a message and details of their choice; clients receive it. Any other error
/// that a handler throws reaches the peer as ``StatusCode/unknown`` without its text.
public struct RPCError: Error, Sendable {
    /// What a program decides by.
    public var code: StatusCode
    /// What a person reads: what went wrong, in which field or state, and what to do about it. It goes over the wire.
    public var message: String
    /// Machine-readable detail, packed as `google.rpc` error details. It goes over the wire.
    public var details: [StatusDetail]
    /// On a client: whether the server may have run the call, although no answer came. False says that the request
    /// never left this process or was refused unread, so repeating it is safe.
    public var mayHaveExecuted: Bool
    /// True when what the peer sent was no message, which only faulty or hostile peers do.
    package var isPeersFault = false
    /// What lies behind, for this process's log only. It never goes over the wire and does not count in comparisons.
    public var cause: (any Error)?

    /// - Parameters:
    ///   - code: any code but ``StatusCode/ok``, which is taken for ``StatusCode/unknown``: an error is not a success.
    ///   - message: for the peer; no private text.
    public init(
        code: StatusCode, message: String, details: [StatusDetail] = [], mayHaveExecuted: Bool = true,
        cause: (any Error)? = nil
    ) {
        self.code = code == .ok ? .unknown : code
        self.message = message
        self.details = details
        self.mayHaveExecuted = mayHaveExecuted
        self.cause = cause
    }

    /// The first detail of type `M`, or nil when there is none that unpacks.
    public func detail<M: ProtobufMessage>(_ type: M.Type = M.self) -> M? {
        for detail in details {
            if let message = detail.message(as: M.self) { return message }
        }
        return nil
    }

    /// The same error with `message` packed as one more detail.
    ///
    /// A message that cannot be packed is left out: losing a detail is better than losing the error.
    public func with(detail message: some ProtobufMessage) -> RPCError {
        guard let detail = try? StatusDetail(message) else { return self }
        var copy = self
        copy.details.append(detail)
        return copy
    }
}

extension RPCError: Hashable {
    public static func == (left: RPCError, right: RPCError) -> Bool {
        left.code == right.code && left.message == right.message && left.details == right.details
            && left.mayHaveExecuted == right.mayHaveExecuted
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(message)
        hasher.combine(details)
        hasher.combine(mayHaveExecuted)
    }
}

extension RPCError: CustomStringConvertible {
    /// Code and message; neither details nor cause, which can hold private text.
    public var description: String { "\(code.name): \(message)" }
}
