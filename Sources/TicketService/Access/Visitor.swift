internal import TTRPC
internal import TicketCore

/// Who is served by a stream, and whether they still may be.
struct Visitor: Sendable {
    /// As they were when the call began.
    let caller: Caller
    let peer: PeerAddress
    let rule: Rule
    /// Counts what the visitor does, as calls.
    let admission: Admission
    /// Finds out anew who the call's token stands for.
    let authenticate: @Sendable () async throws -> Actor

    /// The caller as they are now; UNAUTHENTICATED when the token was revoked or has expired, PERMISSION_DENIED when what
    /// it allows was taken away.
    func recheck() async throws -> Caller {
        let actor = try await authenticate()
        try rule.check(actor)
        return Caller(caller, as: actor)
    }
}
