internal import ProtobufC
internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `ticket.v1.AutomationService`: what a desk's staff have ready, and what it promises a time for.
struct AutomationRPCs: AutomationServiceProtocol {
    let endpoints: Endpoints

    var listMacros: UnaryHandler<ListMacrosRequest, ListMacrosResponse> {
        endpoints.read(.may(.readInternal)) { [endpoints] request, caller in
            let desk = try await endpoints.newestDesk(request.desk, for: caller)
            let preference = caller.preference(for: desk)
            let page = try KeyedPage(
                desk.automation.macros, key: \.key, size: request.pageSize, token: request.pageToken,
                binding: ListMacrosRequest(desk: request.desk))
            return ListMacrosResponse(
                macros: page.items.map { macro in
                    TicketMessages.Macro(
                        key: macro.key, label: macro.labels.text(in: preference), actions: macro.actions.map(\.summary))
                }, nextPageToken: page.nextToken)
        }
    }

    var listCannedResponses: UnaryHandler<ListCannedResponsesRequest, ListCannedResponsesResponse> {
        endpoints.read(.may(.readInternal)) { [endpoints] request, caller in
            let desk = try await endpoints.newestDesk(request.desk, for: caller)
            let preference = caller.preference(for: desk)
            let page = try KeyedPage(
                desk.automation.cannedResponses, key: \.key, size: request.pageSize, token: request.pageToken,
                binding: ListCannedResponsesRequest(desk: request.desk))
            return ListCannedResponsesResponse(
                cannedResponses: page.items.map { response in
                    TicketMessages.CannedResponse(
                        key: response.key, label: response.labels.text(in: preference),
                        text: response.text.text(in: preference))
                }, nextPageToken: page.nextToken)
        }
    }

    var applyMacro: UnaryHandler<ApplyMacroRequest, ApplyMacroResponse> {
        endpoints.command(
            .may(.applyMacro),
            { request, caller in
                try CommandRequest(
                    .applyMacro(number: request.number, macro: request.macro, channel: caller.channel), for: request,
                    of: AutomationServiceMethods.applyMacro, caller: caller, validateOnly: request.validateOnly)
            },
            reply: { outcome, view, caller in
                ApplyMacroResponse(
                    ticket: TicketMessages.Ticket(outcome.ticket, view: view, reader: caller.actor),
                    comment: outcome.comment.map {
                        TicketMessages.Comment($0, ticketNumber: outcome.ticket.number, reader: caller.actor)
                    })
            })
    }

    var renderCannedResponse: UnaryHandler<RenderCannedResponseRequest, RenderCannedResponseResponse> {
        endpoints.read(.may(.readInternal)) { [endpoints] request, caller in
            let ticket = try await endpoints.visibleTicket(request.number, to: caller)
            let desk = try await endpoints.desks.desk(for: ticket, tenant: caller.tenant)
            guard let response = desk.automation.cannedResponse(request.cannedResponse) else {
                throw RPCError.notFound("canned response \"\(request.cannedResponse)\" at the desk \(desk.key)")
            }
            let text = TicketText(desk: desk, ticket: ticket, agent: caller.actor.person)
            return RenderCannedResponseResponse(text: text.filled(response.text))
        }
    }

    var explainTarget: UnaryHandler<ExplainTargetRequest, ExplainTargetResponse> {
        endpoints.read(.may(.readInternal)) { [endpoints] request, caller in
            guard let kind = request.kind.core else {
                throw RPCError.invalidArgument(
                    field: "kind", reason: "REQUIRED", "first_response, next_response or resolution")
            }
            let ticket = try await endpoints.visibleTicket(request.number, to: caller)
            let desk = try await endpoints.desks.desk(for: ticket, tenant: caller.tenant)
            let events = try await endpoints.promises(of: ticket, tenant: caller.tenant)
            guard
                let explanation = TargetExplanation(kind, events: events, calendar: desk.calendar(from: .system))
            else { throw RPCError.notFound("\(kind.rawValue) target on ticket \(ticket.number)") }
            return ExplainTargetResponse(explanation)
        }
    }
}

extension Endpoints {
    /// How many events of a ticket are read at once.
    private static let eventsAtOnce = 500

    fileprivate func newestDesk(_ key: String, for caller: Caller) async throws -> TicketCore.Desk {
        guard let version = try await store.desk(key, version: nil, tenant: caller.tenant) else {
            throw RPCError.notFound("desk \"\(key)\"")
        }
        return version.desk
    }

    /// What happened to the promises on a ticket.
    fileprivate func promises(of ticket: TicketCore.Ticket, tenant: String) async throws -> [TicketEvent] {
        var events: [TicketEvent] = []
        var after: EventCursor?
        while true {
            let page = try await store.events(
                EventQuery(
                    tenant: tenant, scope: .all, ticketNumbers: [ticket.number], after: after,
                    limit: Self.eventsAtOnce))
            events += page.entries.map(\.event).filter { if case .target = $0.change { true } else { false } }
            guard page.hasMore else { return events }
            after = page.end
        }
    }
}
