internal import TTRPC

/// What a call that failed has thrown.
protocol CallFailure: Error {
    /// The call's status.
    var error: RPCError { get }
    /// What the status has beside its message, for people to read as it is.
    var detailLines: [String] { get }
}

extension RPCError: CallFailure {
    var error: RPCError { self }
    /// None of its own: the commands say in their own words what is in them.
    var detailLines: [String] { [] }
}

/// A status with its details in a form for people, as far as their types are known.
struct DetailedFailure: CallFailure {
    let error: RPCError
    let detailLines: [String]
}
