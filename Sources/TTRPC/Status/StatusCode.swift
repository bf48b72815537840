/// How a call ended: gRPC's sixteen error codes and OK, as `google.rpc.Code` numbers them.
///
/// ttrpc carries the number in `google.rpc.Status.code`. A number outside this list never leaves this process, and one
/// that arrives is read as ``unknown``.
public enum StatusCode: Int32, Sendable, Hashable, CaseIterable {
    case ok = 0
    /// The caller gave the call up.
    case cancelled = 1
    /// The server failed in a way that it does not describe, or answered with a code that nobody defined.
    case unknown = 2
    /// The request can never succeed, whatever the state of the system.
    case invalidArgument = 3
    /// The caller's time ran out. The effect of the call may have happened all the same.
    case deadlineExceeded = 4
    case notFound = 5
    case alreadyExists = 6
    /// The caller is known and may not do this.
    case permissionDenied = 7
    /// A limit, a quota or a queue is used up; the same call may succeed later.
    case resourceExhausted = 8
    /// The system is not in the state that the call needs; repeating the call does not help, changing the state does.
    case failedPrecondition = 9
    /// A concurrent change got in the way; read again and repeat the whole operation.
    case aborted = 10
    case outOfRange = 11
    case unimplemented = 12
    /// An invariant is broken: a bug here or at the peer.
    case `internal` = 13
    /// The service cannot be reached or is closing; repeat with a delay.
    case unavailable = 14
    case dataLoss = 15
    /// The caller is not known: no credentials, or invalid ones.
    case unauthenticated = 16

    /// The code as a received number says it; a number outside 0…16 is ``unknown``.
    public init(received number: Int32) {
        self = StatusCode(rawValue: number) ?? .unknown
    }

    /// The name in `google/rpc/code.proto`, for example `INVALID_ARGUMENT`.
    public var name: String {
        switch self {
        case .ok: "OK"
        case .cancelled: "CANCELLED"
        case .unknown: "UNKNOWN"
        case .invalidArgument: "INVALID_ARGUMENT"
        case .deadlineExceeded: "DEADLINE_EXCEEDED"
        case .notFound: "NOT_FOUND"
        case .alreadyExists: "ALREADY_EXISTS"
        case .permissionDenied: "PERMISSION_DENIED"
        case .resourceExhausted: "RESOURCE_EXHAUSTED"
        case .failedPrecondition: "FAILED_PRECONDITION"
        case .aborted: "ABORTED"
        case .outOfRange: "OUT_OF_RANGE"
        case .unimplemented: "UNIMPLEMENTED"
        case .internal: "INTERNAL"
        case .unavailable: "UNAVAILABLE"
        case .dataLoss: "DATA_LOSS"
        case .unauthenticated: "UNAUTHENTICATED"
        }
    }
}

extension StatusCode: CustomStringConvertible {
    public var description: String { name }
}
