internal import TTRPC
internal import TicketCore
internal import TicketMessages

extension DeskRPCs {
    var exportDesk: ServerStreamHandler<ExportDeskRequest, ExportDeskResponse> {
        endpoints.follow(.may(.manageDesks)) { [self] request, visitor, writer in
            _ = try await desk(request.desk, visitor.caller)
            try await DeskExporter(store: endpoints.store, visitor: visitor, desk: request.desk).send(to: writer)
        }
    }

    var importDesk: ClientStreamHandler<ImportDeskRequest, ImportDeskResponse> {
        endpoints.take(.may(.manageDesks)) { [endpoints, attachmentLimits] requests, visitor in
            try await DeskReceiver(endpoints: endpoints, visitor: visitor, attachmentLimits: attachmentLimits)
                .receive(requests)
        }
    }
}
