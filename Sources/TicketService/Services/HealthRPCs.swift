internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `grpc.health.v1.Health`, as published. It asks for no token: a load balancer has none.
struct HealthRPCs: GRPCHealthHealthProtocol {
    let registry: HealthRegistry

    var check: UnaryHandler<GRPCHealthHealthCheckRequest, GRPCHealthHealthCheckResponse> {
        .inline { [registry] request, _ in
            guard let status = registry.status(of: request.service) else {
                throw RPCError.notFound("service \"\(request.service)\"")
            }
            return GRPCHealthHealthCheckResponse(status: status)
        }
    }

    var list: UnaryHandler<GRPCHealthHealthListRequest, GRPCHealthHealthListResponse> {
        .inline { [registry] _, _ in
            let statuses = registry.statuses.map { name, status in
                GRPCHealthHealthListResponse.StatusesEntry(
                    key: name, value: GRPCHealthHealthCheckResponse(status: status))
            }
            return GRPCHealthHealthListResponse(statuses: statuses)
        }
    }

    var watch: ServerStreamHandler<GRPCHealthHealthCheckRequest, GRPCHealthHealthCheckResponse> {
        .async { [registry] request, _, writer in
            let first = registry.status(of: request.service) ?? .serviceUnknown
            try await writer.send(GRPCHealthHealthCheckResponse(status: first))
            try await registry.drain.wait()
            if first == .serving { try await writer.send(GRPCHealthHealthCheckResponse(status: .notServing)) }
        }
    }
}
