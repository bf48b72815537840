internal import TTRPC
internal import TicketCore

/// Who is in a chat on one connection, and whether they still may.
struct ChatVisitor: Sendable {
    /// As they were when the call began.
    let caller: Caller
    let rule: Rule
    /// Counts what the visitor does, as calls.
    let admission: Admission
    /// Finds out anew who the call's token stands for.
    let authenticate: @Sendable () async throws -> Actor

    /// The caller as they are now; PERMISSION_DENIED when the token or what it allows was taken away.
    func recheck() async throws -> Caller {
        let actor: Actor
        do {
            actor = try await authenticate()
        } catch let error as RPCError where error.code == .unauthenticated {
            throw RPCError(
                .permissionDenied, reason: "TOKEN_REVOKED",
                message: "the token of this call was revoked or has expired; open the chat with another")
        }
        try rule.check(actor)
        return Caller(caller, as: actor)
    }
}
