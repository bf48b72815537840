internal import DeskMessages
internal import TTRPC
internal import TicketCore
internal import TicketDesks
internal import TicketMessages

extension DeskRPCs {
    var validateWorkflow: UnaryHandler<ValidateWorkflowRequest, ValidateWorkflowResponse> {
        endpoints.read(.may(.manageDesks)) { request, _ in
            ValidateWorkflowResponse(DeskFile.report(yaml: request.source))
        }
    }

    var simulateWorkflow: UnaryHandler<SimulateWorkflowRequest, SimulateWorkflowResponse> {
        endpoints.read(.may(.manageDesks)) { [self] request, caller in
            let desk = try await simulatedDesk(request, caller)
            let start = try request.startTime?.core(field: "start_time") ?? endpoints.authenticator.clock()
            return SimulateWorkflowResponse(
                playing: try Self.lines(request.script), at: desk, from: start, languages: caller.languages)
        }
    }

    private func simulatedDesk(_ request: SimulateWorkflowRequest, _ caller: Caller) async throws -> TicketCore.Desk {
        guard request.desk.isEmpty != request.source.isEmpty else {
            throw RPCError.invalidArgument(
                field: "desk", reason: "REQUIRED", "name a desk, or give the text of one in source; not both")
        }
        guard request.source.isEmpty else { return try Self.desk(source: request.source) }
        return try await desk(request.desk, version: request.version, caller).desk
    }

    private static func lines(_ script: String) throws -> [SimulationScript.Line] {
        do throws(SimulationScript.ScriptError) {
            return try SimulationScript.lines(script)
        } catch {
            throw RPCError.invalidArgument(field: "script", reason: "INVALID_SCRIPT", "\(error)")
        }
    }
}
