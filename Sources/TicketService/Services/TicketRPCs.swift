internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `ticket.v1.TicketService`: reads, and commands for the core.
struct TicketRPCs: TicketServiceProtocol {
    let endpoints: Endpoints

    var getTicket: UnaryHandler<GetTicketRequest, TicketMessages.Ticket> {
        endpoints.pointRead(.may(.readTicket)) { [endpoints] request, caller, reader in
            let found = try reader.ticket(request.number, tenant: caller.tenant)
            let ticket = try visible(found, number: request.number, to: caller)
            let view = try endpoints.desks.view(of: ticket, for: caller, from: reader)
            return TicketMessages.Ticket(ticket, view: view, reader: caller.actor)
        } offLoop: { [endpoints] request, caller in
            try await endpoints.message(for: endpoints.visibleTicket(request.number, to: caller), to: caller)
        }
    }

    var listTickets: UnaryHandler<ListTicketsRequest, ListTicketsResponse> {
        endpoints.read(.may(.readTicket)) { [endpoints] request, caller in
            try await TicketLister(endpoints: endpoints, caller: caller).page(request)
        }
    }

    var searchTickets: UnaryHandler<SearchTicketsRequest, SearchTicketsResponse> {
        endpoints.read(.may(.readTicket)) { [endpoints] request, caller in
            try await TicketSearcher(endpoints: endpoints, caller: caller).page(request)
        }
    }

    var saveView: UnaryHandler<SaveViewRequest, TicketView> {
        endpoints.read(.may(.readTicket)) { [endpoints] request, caller in
            try await ViewKeeper(endpoints: endpoints, caller: caller).save(request)
        }
    }

    var listViews: UnaryHandler<ListViewsRequest, ListViewsResponse> {
        endpoints.read(.may(.readTicket)) { [endpoints] request, caller in
            try await ViewKeeper(endpoints: endpoints, caller: caller).list(request)
        }
    }

    var deleteView: UnaryHandler<DeleteViewRequest, GoogleProtobufEmpty> {
        endpoints.read(.may(.readTicket)) { [endpoints] request, caller in
            try await ViewKeeper(endpoints: endpoints, caller: caller).delete(request)
        }
    }

    var listAvailableTransitions: UnaryHandler<ListAvailableTransitionsRequest, ListAvailableTransitionsResponse> {
        endpoints.read(.may(.readTicket)) { [endpoints] request, caller in
            let ticket = try await endpoints.visibleTicket(request.number, to: caller)
            let desk = try await endpoints.desks.desk(for: ticket, tenant: caller.tenant)
            return ListAvailableTransitionsResponse(ticket: ticket, desk: desk, caller: caller)
        }
    }

    var listComments: UnaryHandler<ListCommentsRequest, ListCommentsResponse> {
        endpoints.read(.may(.readTicket)) { [endpoints] request, caller in
            try await CommentLister(endpoints: endpoints, caller: caller).page(request)
        }
    }

    var createTicket: UnaryHandler<CreateTicketRequest, TicketMessages.Ticket> {
        endpoints.command(.may(.createTicket), CommandRequest.init, reply: ticketReply)
    }

    var updateTicket: UnaryHandler<UpdateTicketRequest, TicketMessages.Ticket> {
        endpoints.command(.may(.updateTicket), CommandRequest.init, reply: ticketReply)
    }

    var transitionTicket: UnaryHandler<TransitionTicketRequest, TicketMessages.Ticket> {
        endpoints.command(.may(.transitionTicket), CommandRequest.init, reply: ticketReply)
    }

    var addComment: UnaryHandler<AddCommentRequest, AddCommentResponse> {
        endpoints.command(.may(.comment), CommandRequest.init) { outcome, view, caller in
            AddCommentResponse(
                comment: outcome.comment.map {
                    TicketMessages.Comment($0, ticketNumber: outcome.ticket.number, reader: caller.actor)
                }, ticket: TicketMessages.Ticket(outcome.ticket, view: view, reader: caller.actor))
        }
    }

    /// Answers with the ticket after the command.
    var ticketReply: @Sendable (CommandOutcome, DeskView, Caller) -> TicketMessages.Ticket {
        { outcome, view, caller in TicketMessages.Ticket(outcome.ticket, view: view, reader: caller.actor) }
    }
}

/// The ticket, if the caller may read it; else it is not there.
func visible(_ ticket: TicketCore.Ticket?, number: Int64, to caller: Caller) throws -> TicketCore.Ticket {
    guard let ticket, Authorization.may(caller.actor, .readTicket, ticket) == .yes else {
        throw RPCError.notFound("ticket \(number)")
    }
    return ticket
}

extension Endpoints {
    /// The ticket of this number, if the caller may read it.
    func visibleTicket(_ number: Int64, to caller: Caller) async throws -> TicketCore.Ticket {
        try visible(await store.ticket(number, tenant: caller.tenant), number: number, to: caller)
    }

    /// A ticket as a caller who may read it sees it.
    func message(for ticket: TicketCore.Ticket, to caller: Caller) async throws -> TicketMessages.Ticket {
        let view = try await desks.view(of: ticket, for: caller)
        return TicketMessages.Ticket(ticket, view: view, reader: caller.actor)
    }
}
