internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension DeskRPCs {
    var exportDesk: ServerStreamHandler<ExportDeskRequest, ExportDeskResponse> {
        endpoints.stream(.may(.manageDesks)) { [self] request, caller, writer in
            _ = try await desk(request.desk, caller)
            try await DeskExporter(store: endpoints.store, tenant: caller.tenant, desk: request.desk).send(to: writer)
        }
    }

    var importDesk: ClientStreamHandler<ImportDeskRequest, ImportDeskResponse> {
        endpoints.clientStream(.may(.manageDesks)) { [endpoints, attachmentLimits] requests, caller in
            try await DeskReceiver(endpoints: endpoints, caller: caller, attachmentLimits: attachmentLimits)
                .receive(requests)
        }
    }
}
