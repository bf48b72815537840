internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// Reads conversations for callers and words them.
struct ConversationPresenter {
    let endpoints: Endpoints
    private let absences = ServiceAbsences(calendars: CalendarCatalog())

    init(endpoints: Endpoints) {
        self.endpoints = endpoints
    }

    /// A conversation as a caller sees it, at the present moment.
    func conversation(
        _ snapshot: ConversationSnapshot, for caller: Caller
    ) async throws -> TicketMessages.Conversation {
        TicketMessages.Conversation(
            snapshot, reader: caller.actor, absence: try await absence(snapshot, caller))
    }

    private func absence(_ snapshot: ConversationSnapshot, _ caller: Caller) async throws -> ServiceAbsence? {
        guard snapshot.isOpen else { return nil }
        let conversation = snapshot.conversation
        let desk = try await endpoints.desks.desk(
            conversation.desk, version: conversation.deskVersion, tenant: caller.tenant)
        // The notice is for the requester, whoever reads it.
        let own = conversation.requester.id == caller.actor.person.id ? caller.languages : []
        return absences.absence(
            of: desk, at: endpoints.authenticator.clock(),
            languages: [conversation.locale].compactMap { $0 } + own)
    }

    /// The conversation of this id with messages behind one of them, if the caller may see it; else it is not there.
    func page(_ id: String, for caller: Caller, after: Int64 = 0, limit: Int = 0) async throws -> ConversationPage {
        guard
            let page = try await endpoints.store.conversation(
                id, tenant: caller.tenant, after: after, limit: limit),
            Authorization.sees(caller.actor, page.snapshot)
        else { throw RPCError.notFound("conversation \"\(id)\"") }
        return page
    }

    /// The id of the conversation that is asked for, by itself or by its ticket.
    func id(of request: GetConversationRequest, for caller: Caller) async throws -> String {
        guard request.ticketNumber != 0 else { return request.id }
        guard request.id.isEmpty else {
            throw RPCError.invalidArgument(
                field: "ticket_number", reason: "CONFLICTING", "set either id or ticket_number, not both")
        }
        let number = request.ticketNumber
        // What may not be seen is as if it were not there, so that numbers tell nothing.
        guard let id = try await endpoints.store.conversationID(ofTicket: number, tenant: caller.tenant),
            (try? await page(id, for: caller)) != nil
        else { throw RPCError.notFound("conversation of ticket \(number)") }
        return id
    }
}
