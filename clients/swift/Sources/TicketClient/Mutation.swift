/// A request that changes something and names itself, so that repeating it has no second effect (AIP-155).
protocol Mutation: ProtobufMessage {
    var requestID: String { get set }
}

extension Mutation {
    /// The request with a fresh id if it has none.
    var identified: Self {
        guard requestID.isEmpty else { return self }
        var copy = self
        copy.requestID = RequestID.make()
        return copy
    }
}

extension AddCommentRequest: Mutation {}
extension AddParticipantRequest: Mutation {}
extension ApplyMacroRequest: Mutation {}
extension AssignTicketRequest: Mutation {}
extension BulkTransitionTicketsRequest: Mutation {}
extension CloseConversationRequest: Mutation {}
extension ConvertConversationRequest: Mutation {}
extension CreateDeskRequest: Mutation {}
extension CreateServiceTokenRequest: Mutation {}
extension CreateTicketRequest: Mutation {}
extension DeleteTicketRequest: Mutation {}
extension DiscardMailRequest: Mutation {}
extension EscalateTicketRequest: Mutation {}
extension LinkTicketsRequest: Mutation {}
extension MergeTicketsRequest: Mutation {}
extension MigrateTicketsRequest: Mutation {}
extension MoveTicketRequest: Mutation {}
extension RateTicketRequest: Mutation {}
extension ReleaseMailRequest: Mutation {}
extension RemoveParticipantRequest: Mutation {}
extension RetryDeadLetterRequest: Mutation {}
extension SetTrackRequest: Mutation {}
extension StartConversationRequest: Mutation {}
extension TransitionTicketRequest: Mutation {}
extension UndeleteTicketRequest: Mutation {}
extension UnlinkTicketsRequest: Mutation {}
extension UnmergeTicketRequest: Mutation {}
extension UpdateDeskRequest: Mutation {}
extension UpdateTicketRequest: Mutation {}
