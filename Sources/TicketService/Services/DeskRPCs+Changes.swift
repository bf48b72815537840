internal import TTRPC
internal import TicketCore
internal import TicketDesks
internal import TicketMessages

extension DeskRPCs {
    var createDesk: UnaryHandler<CreateDeskRequest, TicketMessages.Desk> {
        endpoints.read(.may(.manageDesks)) { [endpoints] request, caller in
            var body = request
            body.requestID = ""
            let change = DeskChange(
                actor: caller.actor, kind: .create, desk: try Self.desk(source: request.source),
                source: request.source,
                idempotencyKey: try RequestID.key(
                    request.requestID, method: DeskServiceMethods.createDesk, body: body),
                validateOnly: request.validateOnly)
            return TicketMessages.Desk(try await endpoints.store.change(change), caller: caller)
        }
    }

    var updateDesk: UnaryHandler<UpdateDeskRequest, TicketMessages.Desk> {
        endpoints.read(.may(.manageDesks)) { [self] request, caller in
            _ = try await desk(request.desk, caller)
            var body = request
            body.requestID = ""
            let desk = try Self.desk(source: request.source)
            guard desk.key == request.desk else {
                throw RPCError.invalidArgument(
                    field: "source", reason: "OTHER_KEY",
                    "its key is \"\(desk.key)\"; a desk keeps its own, \"\(request.desk)\"")
            }
            let change = DeskChange(
                actor: caller.actor, kind: .update(from: try DeskETag.version(request.etag)), desk: desk,
                source: request.source,
                idempotencyKey: try RequestID.key(
                    request.requestID, method: DeskServiceMethods.updateDesk, body: body),
                validateOnly: request.validateOnly)
            return TicketMessages.Desk(try await endpoints.store.change(change), caller: caller)
        }
    }

    var getDeskSource: UnaryHandler<GetDeskSourceRequest, TicketMessages.DeskSource> {
        endpoints.read(.may(.manageDesks)) { [self] request, caller in
            let version = try await desk(request.desk, version: request.version, caller).version
            let source = try await endpoints.store.deskSource(request.desk, version: version, tenant: caller.tenant)
            guard let source, let text = source.text else {
                throw RPCError(
                    .failedPrecondition, reason: "NO_SOURCE",
                    message: "version \(version) of the desk \"\(request.desk)\" was kept without its text")
            }
            return TicketMessages.DeskSource(
                desk: request.desk, version: Int32(clamping: version), source: text,
                etag: DeskETag.text(version: version), builtIn: source.origin == .builtIn,
                author: source.author.map { Person($0, reader: caller.actor) },
                createTime: source.createTime.map(GoogleProtobufTimestamp.init))
        }
    }

    /// The desk of a YAML text; one that is broken is refused with every fault.
    static func desk(source: String) throws -> TicketCore.Desk {
        let report = DeskFile.report(yaml: source)
        guard let desk = report.usableDesk else { throw RPCError.brokenDesk(report.errors) }
        return desk
    }
}
