import InMemoryTracing
import Instrumentation
import Logging
import MetricsTestKit
import TTRPC
import TTRPCInterceptors
import TTRPCTestSupport
import Testing
import Tracing

private let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

@Suite(.timeLimit(.minutes(10))) struct `What is seen of a server's calls` {
    private let tape = Tape()

    @Test func `is a line for each, with listed fields alone`() async throws {
        let metadata: Metadata = [
            "x-request-id": "i", "authorization": "Bearer swordfish", "traceparent": parent,
        ]
        try await withNotes([ServerTracing(), ServerLogging(logger: tape.logger())]) { client in
            _ = try await client.call("Inline", Note(text: "private"), metadata: metadata)
            _ = try await client.call("Async", metadata: ["x-request-id": "j"])
            await #expect(throws: RPCError.self) { try await client.call("Fail", metadata: metadata) }
            await #expect(throws: RPCError.self) { try await client.call("Unknown", metadata: metadata) }
        }
        let lines = tape.entries.map {
            $0.replacing(/127\.0\.0\.1:\d+/, with: "PEER").replacing(/duration-ms=\d+\.\d+/, with: "duration-ms=TIME")
        }
        #expect(
            lines == [
                "debug call code=OK duration-ms=TIME method=test.v1.Notes/Inline peer=PEER principal=p1 request-id=i "
                    + "trace-id=4bf92f3577b34da6a3ce929d0e0e4736",
                "debug call code=OK duration-ms=TIME method=test.v1.Notes/Async peer=PEER request-id=j",
                "warning call code=INTERNAL duration-ms=TIME method=test.v1.Notes/Fail peer=PEER request-id=i "
                    + "trace-id=4bf92f3577b34da6a3ce929d0e0e4736",
                "debug call refused code=UNIMPLEMENTED peer=PEER",
            ])
    }

    @Test func `is no line below the logger's level, but for the server's own failures`() async throws {
        try await withNotes([ServerLogging(logger: tape.logger(level: .info))]) { client in
            _ = try await client.call("Inline")
            await #expect(throws: RPCError.self) { try await client.call("Unknown") }
            await #expect(throws: RPCError.self) { try await client.call("Fail") }
        }
        #expect(tape.entries.map { $0.prefix(26) } == ["warning call code=INTERNAL"])
    }

    @Test func `bears the request id in the line of a handler that failed, too`() async throws {
        let interceptors = [ServerLogging(logger: Tape().logger())]
        try await withNotes(interceptors, logger: tape.logger()) { client in
            await #expect(throws: RPCError.self) { try await client.call("Crash", metadata: ["x-request-id": "i"]) }
        }
        #expect(tape.entries.contains { $0.hasPrefix("error handler failed") && $0.contains("request-id=i") })
    }

    @Test func `is counted and timed by method and code`() async throws {
        let metrics = TestMetrics()
        try await withNotes([ServerMetrics(factory: metrics)]) { client in
            for _ in 0..<3 { _ = try await client.call("Inline", Note(number: 1), metadata: ["x-request-id": "i"]) }
            await #expect(throws: RPCError.self) { try await client.call("Fail") }
            await #expect(throws: RPCError.self) { try await client.call("Unknown") }
        }
        let inline = [("service", "test.v1.Notes"), ("method", "Inline")]
        let fail = [("service", "test.v1.Notes"), ("method", "Fail")]
        #expect(try metrics.expectCounter("ttrpc_server_calls_total", inline + [("code", "OK")]).totalValue == 3)
        #expect(try metrics.expectCounter("ttrpc_server_calls_total", fail + [("code", "INTERNAL")]).totalValue == 1)
        #expect(try metrics.expectTimer("ttrpc_server_call_duration_seconds", inline).values.count == 3)
        #expect(try metrics.expectMeter("ttrpc_server_calls_in_flight", inline).values == [1, 0, 1, 0, 1, 0])
        #expect(try metrics.expectCounter("ttrpc_server_received_bytes_total", inline).totalValue == 6)
        #expect(try metrics.expectCounter("ttrpc_server_sent_bytes_total", inline).totalValue == 21)
        #expect(try metrics.expectCounter("ttrpc_server_refusals_total", [("code", "UNIMPLEMENTED")]).totalValue == 1)
    }

    @Test func `is a span in the caller's trace, and what the handler does is in it`() async throws {
        let tracer = InMemoryTracer()
        try await withNotes([ServerTracing(tracer: tracer)]) { client in
            let client = client.intercepted(by: [ClientTracing(tracer: tracer)])
            _ = try await client.call("Async")
            await #expect(throws: RPCError.self) { try await client.call("Fail") }
        }
        let spans = tracer.finishedSpans
        #expect(spans.map(\.kind) == [.server, .client, .server, .client])
        #expect(spans[0].operationName == "test.v1.Notes/Async")
        #expect(spans[0].traceID == spans[1].traceID)
        #expect(spans[0].parentSpanID == spans[1].spanID)
        #expect(spans[0].status == nil && spans[1].status == nil)
        #expect(spans[2].status?.code == .error && spans[3].status?.code == .error)
        #expect(spans[2].status?.message == nil && spans[2].errors.isEmpty)
        #expect(spans[2].attributes.get("rpc.response.status_code")?.toSpanAttribute() == "INTERNAL")
    }
}

@Suite(.timeLimit(.minutes(10))) struct `What a client's interceptors do` {
    private let tape = Tape()

    /// Shows its name while a call lasts, and adds it to the metadata.
    private struct Named: ClientInterceptor {
        let name: String
        let tape: Tape

        func intercept<Value>(
            _ call: OutgoingCall, next: (OutgoingCall) async throws -> Value
        ) async throws -> Value {
            var call = call
            call.options.metadata.append("x-request-id", name)
            tape.add("\(name) \(call.method.method)")
            defer { tape.add("\(name) done") }
            return try await next(call)
        }
    }

    /// Presents a token, and a fresh one when the server does not know it any more.
    private struct Refreshing: ClientInterceptor {
        let tokens: [String]

        func intercept<Value>(
            _ call: OutgoingCall, next: (OutgoingCall) async throws -> Value
        ) async throws -> Value {
            for token in tokens.dropLast() where call.method.shape == .unary {
                do {
                    return try await next(with(token, call))
                } catch let error as RPCError where error.code == .unauthenticated {}
            }
            return try await next(with(tokens[tokens.count - 1], call))
        }

        private func with(_ token: String, _ call: OutgoingCall) -> OutgoingCall {
            var call = call
            call.options.metadata.append("authorization", "Bearer \(token)")
            return call
        }
    }

    /// Lets in who has the token.
    private struct Guard: ServerInterceptor {
        let token: String

        func begin(
            _ call: CallContext, _ context: inout ServiceContext
        ) throws(RPCError) -> (any ServerCallObserver)? {
            guard call.metadata[first: "authorization"] == "Bearer \(token)" else {
                throw RPCError(code: .unauthenticated, message: "who are you?")
            }
            return nil
        }
    }

    @Test func `surrounds calls of every shape, the first one outermost`() async throws {
        try await withNotes([Recorder(name: "r", tape: Tape())]) { client in
            let client = client.intercepted(by: [Named(name: "a", tape: tape), Named(name: "b", tape: tape)])
            let notes = try await client.callEveryShape()
            #expect(notes.count == 8 && notes.prefix(5).allSatisfy { $0.text == "a" })
        }
        #expect(tape.entries.prefix(4) == ["a Inline", "b Inline", "b done", "a done"])
        #expect(
            tape.entries.filter { $0.hasPrefix("b ") && $0 != "b done" } == ["b Inline", "b Count", "b Sum", "b Chat"])
    }

    @Test func `can refresh a token`() async throws {
        try await withNotes([Guard(token: "new")]) { client in
            await #expect(throws: RPCError.self) { try await client.call("Inline") }
            let client = client.intercepted(by: [Refreshing(tokens: ["old", "new"])])
            _ = try await client.call("Inline")
        }
    }

    @Test func `is seen in the log and in metrics`() async throws {
        let metrics = TestMetrics()
        try await withNotes([]) { client in
            let client = client.intercepted(by: [
                ClientMetrics(factory: metrics), ClientLogging(logger: tape.logger(), level: .info),
            ])
            _ = try await client.callEveryShape(metadata: ["x-request-id": "i", "authorization": "Bearer swordfish"])
            await #expect(throws: RPCError.self) { try await client.call("Fail") }
        }
        let lines = tape.entries.map { $0.replacing(/duration-ms=\d+\.\d+/, with: "duration-ms=TIME") }
        #expect(
            lines
                == ["Inline", "Count", "Sum", "Chat"].map {
                    "info call code=OK duration-ms=TIME method=test.v1.Notes/\($0) request-id=i"
                } + ["info call code=INTERNAL duration-ms=TIME method=test.v1.Notes/Fail"])
        for (name, code) in [("Inline", "OK"), ("Count", "OK"), ("Sum", "OK"), ("Chat", "OK"), ("Fail", "INTERNAL")] {
            let dimensions = [("service", "test.v1.Notes"), ("method", name)]
            #expect(
                try metrics.expectCounter("ttrpc_client_calls_total", dimensions + [("code", code)]).totalValue == 1)
            #expect(try metrics.expectTimer("ttrpc_client_call_duration_seconds", dimensions).values.count == 1)
            #expect(try metrics.expectMeter("ttrpc_client_calls_in_flight", dimensions).values == [1, 0])
        }
    }

    @Test func `passes the trace and the request id of the call being handled on`() async throws {
        try await withNotes([ServerTracing(), Carried(tape: tape)]) { client in
            var context = ServiceContext.topLevel
            context.traceContext = TraceContext(parents: [parent], states: ["congo=1"])
            try await ServiceContext.withValue(context) {
                let traced = client.intercepted(by: [ClientTracing()])
                _ = try await traced.call("Inline")
                _ = try await traced.call("Inline", metadata: ["traceparent": parent.replacing("-01", with: "-00")])
            }
        }
        #expect(tape.entries == ["\(parent) congo=1", "\(parent.replacing("-01", with: "-00")) "])
    }

    /// Writes down the trace that calls come with.
    private struct Carried: ServerInterceptor {
        let tape: Tape

        func begin(
            _ call: CallContext, _ context: inout ServiceContext
        ) throws(RPCError) -> (any ServerCallObserver)? {
            tape.add("\(context.traceContext?.parent ?? "") \(context.traceContext?.state?.text ?? "")")
            return nil
        }
    }
}
