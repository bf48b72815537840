internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `ticket.v1.ConversationService`: chats, live and past, and the tickets that come of them.
struct ConversationRPCs: ConversationServiceProtocol {
    let endpoints: Endpoints
    let presenter: ConversationPresenter
    let hub: ChatHub
    let drain: DrainSignal
    /// Measures heartbeats and the pauses between signs of typing.
    let timer: any Clock<Duration>

    init(endpoints: Endpoints, drain: DrainSignal, timer: any Clock<Duration>) {
        self.endpoints = endpoints
        presenter = ConversationPresenter(endpoints: endpoints)
        hub = ChatHub()
        self.drain = drain
        self.timer = timer
    }

    var startConversation: UnaryHandler<StartConversationRequest, TicketMessages.Conversation> {
        endpoints.read(.may(.createTicket)) { [endpoints, presenter] request, caller in
            let outcome = try await endpoints.store.execute(ConversationRequest(request, caller: caller))
            return try await presenter.conversation(outcome.snapshot, for: caller)
        }
    }

    var getConversation: UnaryHandler<GetConversationRequest, TicketMessages.Conversation> {
        endpoints.read(.may(.readTicket)) { [presenter] request, caller in
            let page = try await presenter.page(try await presenter.id(of: request, for: caller), for: caller)
            return try await presenter.conversation(page.snapshot, for: caller)
        }
    }

    var listConversations: UnaryHandler<ListConversationsRequest, ListConversationsResponse> {
        endpoints.read(.may(.readTicket)) { [presenter] request, caller in
            try await ConversationLister(presenter: presenter, caller: caller).page(request)
        }
    }

    var listMessages: UnaryHandler<ListMessagesRequest, ListMessagesResponse> {
        endpoints.read(.may(.readTicket)) { [presenter] request, caller in
            try await MessageLister(presenter: presenter, caller: caller).page(request)
        }
    }

    var convertConversation: UnaryHandler<ConvertConversationRequest, TicketMessages.Ticket> {
        endpoints.read(.may(.createTicketForOther)) { [endpoints] request, caller in
            let outcome = try await endpoints.store.execute(ConversationRequest(request, caller: caller))
            guard let ticket = outcome.snapshot.ticket else {
                throw StoreFailure.corrupt("conversation \(request.id) was converted and has no ticket")
            }
            let desk = try await endpoints.desks.desk(for: ticket, tenant: caller.tenant)
            return TicketMessages.Ticket(ticket, desk: desk, caller: caller)
        }
    }

    var chat: BidirectionalHandler<ChatRequest, ChatResponse> {
        endpoints.visit(.may(.readTicket)) { [presenter, hub, drain, timer] requests, visitor, writer in
            let stream = ChatStream(
                presenter: presenter, hub: hub, drain: drain, timer: timer, visitor: visitor, writer: writer)
            try await stream.run(requests)
        }
    }

    var closeConversation: UnaryHandler<CloseConversationRequest, TicketMessages.Conversation> {
        endpoints.read(.may(.comment)) { [endpoints, presenter] request, caller in
            let outcome = try await endpoints.store.execute(ConversationRequest(request, caller: caller))
            return try await presenter.conversation(outcome.snapshot, for: caller)
        }
    }
}
