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
extension CloseConversationRequest: Mutation {}
extension ConvertConversationRequest: Mutation {}
extension CreateTicketRequest: Mutation {}
extension StartConversationRequest: Mutation {}
extension TransitionTicketRequest: Mutation {}
extension UpdateTicketRequest: Mutation {}
