internal import TTRPC
internal import TicketClient

/// Makes one call after the other on a connection.
struct Lane: Sendable {
    private let tickets: TicketServiceClient
    private let target: CallTarget
    /// Nil where the mix moves no tickets.
    private var own: OwnTicket?

    init(_ client: TicketClient, _ target: CallTarget, own: OwnTicket?) {
        tickets = client.tickets
        self.target = target
        self.own = own
    }

    /// Makes a call and says how it failed; nil if it did not.
    mutating func failure(of call: CallPlan.Call, index: UInt64) async -> RPCError? {
        do {
            try await make(call, index)
            return nil
        } catch let error as RPCError {
            if call.operation == .transition { own?.turn() }
            return error
        } catch {
            return RPCError(code: .cancelled, message: "the call was given up")
        }
    }

    private mutating func make(_ call: CallPlan.Call, _ index: UInt64) async throws {
        switch call.operation {
        case .get:
            _ = try await tickets.getTicket(GetTicketRequest(number: target.number(call.choice)))
        case .list:
            let filter = TicketFilter(desks: [target.desk])
            _ = try await tickets.listTickets(ListTicketsRequest(pageSize: CallTarget.pageSize, filter: filter))
        case .search:
            let request = SearchTicketsRequest(
                query: SampleText.chosen(call.choice).word, filter: TicketFilter(desks: [target.desk]),
                pageSize: CallTarget.pageSize)
            _ = try await tickets.searchTickets(request)
        case .create:
            let request = CreateTicketRequest(
                ticket: target.ticket(call.choice), requestID: target.requestID(index))
            _ = try await tickets.createTicket(request)
        case .comment:
            let comment = Comment(body: SampleText.comment(call.choice))
            let request = AddCommentRequest(
                number: target.number(call.choice), comment: comment, requestID: target.requestID(index))
            _ = try await tickets.addComment(request)
        case .transition:
            guard let own else { return }
            let request = TransitionTicketRequest(
                number: own.number, status: own.next, requestID: target.requestID(index))
            _ = try await tickets.transitionTicket(request)
            self.own?.turn()
        }
    }
}
