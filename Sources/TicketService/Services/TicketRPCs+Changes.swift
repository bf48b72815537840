internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// What is done to one ticket beside its fields, status and comments.
extension TicketRPCs {
    /// A method that changes a ticket and answers with it.
    private func change<Request: TicketMutation>(
        _ rule: Rule, _ method: MethodDescriptor,
        _ command: @escaping @Sendable (Request, Caller) throws -> Command
    ) -> UnaryHandler<Request, TicketMessages.Ticket> {
        endpoints.command(
            rule,
            { request, caller in
                try CommandRequest(try command(request, caller), for: request, of: method, caller: caller)
            }, reply: ticketReply)
    }

    var assignTicket: UnaryHandler<AssignTicketRequest, TicketMessages.Ticket> {
        change(.may(.assignTicket), TicketServiceMethods.assignTicket) { try Command($0, caller: $1) }
    }

    var escalateTicket: UnaryHandler<EscalateTicketRequest, TicketMessages.Ticket> {
        change(.may(.escalateTicket), TicketServiceMethods.escalateTicket) { request, _ in
            .escalate(number: request.number, tier: request.tier, reason: request.reason)
        }
    }

    var setTrack: UnaryHandler<SetTrackRequest, TicketMessages.Ticket> {
        change(.may(.setTrack), TicketServiceMethods.setTrack) { request, _ in
            .setTrack(number: request.number, track: request.track, state: request.state)
        }
    }

    var rateTicket: UnaryHandler<RateTicketRequest, TicketMessages.Ticket> {
        change(.may(.rateTicket), TicketServiceMethods.rateTicket) { request, _ in try Command(request) }
    }

    var addParticipant: UnaryHandler<AddParticipantRequest, TicketMessages.Ticket> {
        change(.may(.changeParticipants), TicketServiceMethods.addParticipant) { request, _ in try Command(request) }
    }

    var removeParticipant: UnaryHandler<RemoveParticipantRequest, TicketMessages.Ticket> {
        change(.may(.changeParticipants), TicketServiceMethods.removeParticipant) { request, _ in
            .removeParticipant(number: request.number, email: request.email)
        }
    }

    var linkTickets: UnaryHandler<LinkTicketsRequest, TicketMessages.Ticket> {
        change(.may(.linkTickets), TicketServiceMethods.linkTickets) { request, _ in try Command(request) }
    }

    var unlinkTickets: UnaryHandler<UnlinkTicketsRequest, TicketMessages.Ticket> {
        change(.may(.linkTickets), TicketServiceMethods.unlinkTickets) { request, _ in try Command(request) }
    }

    var mergeTickets: UnaryHandler<MergeTicketsRequest, TicketMessages.Ticket> {
        change(.may(.mergeTickets), TicketServiceMethods.mergeTickets) { request, _ in
            .merge(number: request.number, into: request.intoNumber)
        }
    }

    var unmergeTicket: UnaryHandler<UnmergeTicketRequest, TicketMessages.Ticket> {
        change(.may(.mergeTickets), TicketServiceMethods.unmergeTicket) { request, _ in
            .unmerge(number: request.number)
        }
    }

    var deleteTicket: UnaryHandler<DeleteTicketRequest, TicketMessages.Ticket> {
        change(.may(.deleteTicket), TicketServiceMethods.deleteTicket) { request, _ in
            .delete(number: request.number)
        }
    }

    var undeleteTicket: UnaryHandler<UndeleteTicketRequest, TicketMessages.Ticket> {
        change(.may(.deleteTicket), TicketServiceMethods.undeleteTicket) { request, _ in
            .undelete(number: request.number)
        }
    }

    var moveTicket: UnaryHandler<MoveTicketRequest, TicketMessages.Ticket> {
        endpoints.command(
            .may(.moveTicket),
            { request, caller in
                try CommandRequest(
                    .move(number: request.number, desk: request.desk), for: request,
                    of: TicketServiceMethods.moveTicket, caller: caller, validateOnly: request.validateOnly)
            }, reply: ticketReply)
    }
}
