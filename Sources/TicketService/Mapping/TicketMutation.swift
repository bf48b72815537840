internal import ProtobufC
internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// A request that changes one ticket: says which, in which state it has to be (AIP-154), and how a retry is known
/// (AIP-155).
protocol TicketMutation: ProtobufMessage {
    var number: Int64 { get }
    var etag: String { get }
    var requestID: String { get set }
}

extension AddCommentRequest: TicketMutation {}
extension AddParticipantRequest: TicketMutation {}
extension ApplyMacroRequest: TicketMutation {}
extension AssignTicketRequest: TicketMutation {}
extension DeleteTicketRequest: TicketMutation {}
extension EscalateTicketRequest: TicketMutation {}
extension LinkTicketsRequest: TicketMutation {}
extension MergeTicketsRequest: TicketMutation {}
extension MoveTicketRequest: TicketMutation {}
extension RateTicketRequest: TicketMutation {}
extension RemoveParticipantRequest: TicketMutation {}
extension SetTrackRequest: TicketMutation {}
extension TransitionTicketRequest: TicketMutation {}
extension UndeleteTicketRequest: TicketMutation {}
extension UnlinkTicketsRequest: TicketMutation {}
extension UnmergeTicketRequest: TicketMutation {}

extension CommandRequest {
    /// A command under the conditions that its request sets.
    init(
        _ command: Command, for request: some TicketMutation, of method: MethodDescriptor, caller: Caller,
        validateOnly: Bool = false
    ) throws {
        var body = request
        body.requestID = ""
        self.init(
            actor: caller.actor, command: command,
            expectedRevision: try ETag.revision(request.etag, field: "etag"),
            idempotencyKey: try RequestID.key(request.requestID, method: method, body: body),
            validateOnly: validateOnly)
    }
}
