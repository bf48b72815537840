import Testing
import TicketClient

@Suite("An error's details")
struct DetailTests {
    @Test("are there without unpacking them")
    func details() {
        let error = RPCError(code: .failedPrecondition, message: "m")
            .with(detail: GoogleRPCErrorInfo(reason: "ILLEGAL_TRANSITION", domain: "ticket.v1"))
            .with(
                detail: GoogleRPCPreconditionFailure(violations: [
                    .init(type: "LEGAL_TRANSITION", subject: "open", description: ""),
                    .init(type: "OTHER", subject: "x", description: ""),
                ])
            )
            .with(detail: GoogleRPCBadRequest(fieldViolations: [.init(field: "f", description: "d", reason: "R")]))
            .with(detail: GoogleRPCRetryInfo(retryDelay: GoogleProtobufDuration(seconds: 1, nanos: 500_000_000)))
        #expect(error.reason == "ILLEGAL_TRANSITION")
        #expect(error.legalTransitions == ["open"])
        #expect(error.fieldViolations.map(\.field) == ["f"])
        #expect(error.retryDelay == .seconds(1.5))
    }

    @Test("are nothing where the server gave none")
    func none() {
        let error = RPCError(code: .internal, message: "m")
        #expect(error.reason == nil)
        #expect(error.legalTransitions.isEmpty)
        #expect(error.fieldViolations.isEmpty)
        #expect(error.retryDelay == nil)
    }

    @Test("leave the token out of a configuration's description")
    func description() {
        let configuration = TicketClientConfiguration(token: "secret")
        #expect("\(configuration)".contains("secret") == false)
    }
}
