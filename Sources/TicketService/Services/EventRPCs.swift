internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `ticket.v1.EventService`: what happened, past and live.
struct EventRPCs: EventServiceProtocol {
    let endpoints: Endpoints
    let drain: DrainSignal
    /// Measures the heartbeats.
    let timer: any Clock<Duration>

    var listEvents: UnaryHandler<ListEventsRequest, ListEventsResponse> {
        endpoints.read(.may(.readEvents)) { [endpoints] request, caller in
            try await EventLister(endpoints: endpoints, caller: caller).page(request)
        }
    }

    var getTicketAt: UnaryHandler<GetTicketAtRequest, GetTicketAtResponse> {
        endpoints.read(.may(.readTicket)) { [endpoints] request, caller in
            try await TicketHistorian(endpoints: endpoints, caller: caller).ticket(request)
        }
    }

    var watchEvents: ServerStreamHandler<WatchEventsRequest, WatchEventsResponse> {
        endpoints.follow(.may(.readEvents)) { [endpoints, drain, timer] request, visitor, writer in
            let watcher = try EventWatcher(
                store: endpoints.store, visitor: visitor, request: request, drain: drain, timer: timer,
                writer: writer)
            try await watcher.run()
        }
    }
}
