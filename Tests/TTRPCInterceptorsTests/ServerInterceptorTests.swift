import Instrumentation
import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

@Suite(.timeLimit(.minutes(10))) struct `A server's interceptors` {
    private let tape = Tape()

    @Test func `see calls of every shape begin and end, with what went each way`() async throws {
        try await withNotes([Recorder(name: "r", tape: tape)]) { client in
            _ = try await client.callEveryShape(metadata: ["x-request-id": "i"])
        }
        // A note with a number has 2 bytes, one with a text of one letter as well 5; a reply's envelope adds 2.
        #expect(
            tape.entries == [
                "r begins Inline", "r ends Inline OK, received 1 of 2 bytes, sent 1 of 7 bytes",
                "r begins Count", "r ends Count OK, received 1 of 2 bytes, sent 3 of 13 bytes",
                "r begins Sum", "r ends Sum OK, received 3 of 6 bytes, sent 1 of 7 bytes",
                "r begins Chat", "r ends Chat OK, received 3 of 6 bytes, sent 3 of 6 bytes",
            ])
    }

    @Test func `begin in order and end in the opposite one`() async throws {
        try await withNotes([Recorder(name: "a", tape: tape), Recorder(name: "b", tape: tape)]) { client in
            _ = try await client.call("Async")
        }
        #expect(tape.entries.map { $0.prefix(8) } == ["a begins", "b begins", "b ends A", "a ends A"])
    }

    @Test(arguments: ["Inline", "Async", "Deferred"])
    func `may refuse a call, whose handler does not run then`(name: String) async throws {
        let refusal = RPCError(code: .permissionDenied, message: "not you")
        let interceptors: [any ServerInterceptor] = [
            Recorder(name: "a", tape: tape), Recorder(name: "b", tape: tape, refusal: refusal),
            Recorder(name: "c", tape: tape),
        ]
        try await withNotes(interceptors) { client in
            for _ in 0..<2 {
                let error = await #expect(throws: RPCError.self) { try await client.call(name) }
                #expect(error?.code == .permissionDenied && error?.message == "not you")
            }
        }
        #expect(tape.entries.prefix(2) == ["a begins \(name)", "b begins \(name)"])
        #expect(
            tape.entries[2] == "a ends \(name) PERMISSION_DENIED, received 1 of 0 bytes, sent 0 of 0 bytes")
        #expect(tape.entries.count == 6)
    }

    @Test func `may refuse a stream, whose slot is free then`() async throws {
        let refusal = RPCError(code: .permissionDenied, message: "not you")
        let recorder = Recorder(name: "r", tape: tape, refusal: refusal)
        let one: (inout ServerConfiguration) -> Void = { $0.limits.runningHandlersMax = 1 }
        try await withNotes([recorder], configure: one) { client in
            for _ in 0..<3 {
                let error = await #expect(throws: RPCError.self) {
                    try await client.bidirectional(
                        method("Chat", .bidirectional), replyType: Note.self, options: CallOptions()
                    ) { (_: RequestWriter<Note>, replies: MessageStream<Note>) async throws in
                        try await replies.collect()
                    }
                }
                #expect(error?.code == .permissionDenied)
            }
        }
    }

    @Test func `see what is refused before it is a call`() async throws {
        let none: (inout ServerConfiguration) -> Void = { $0.limits.runningHandlersMax = 0 }
        try await withNotes([Recorder(name: "r", tape: tape)], configure: none) { client in
            await #expect(throws: RPCError.self) { try await client.call("Unknown") }
            await #expect(throws: RPCError.self) { try await client.call("Async") }
        }
        #expect(tape.entries == ["r refused UNIMPLEMENTED", "r refused RESOURCE_EXHAUSTED"])
    }

    @Test func `see a call end with its connection, and with its server, whatever its handler does later`() async throws
    {
        let recorder = Recorder(name: "r", tape: tape)
        try await withNotes([recorder]) { client in
            let waiting = Task { try await client.call("Wait") }
            _ = await tape.reach(1)
            await client.close()
            await #expect(throws: RPCError.self) { try await waiting.value }
            _ = await tape.reach(2)
        }
        try await withNoteServer([recorder]) { server, client in
            let waiting = Task { try await client.call("Wait") }
            _ = await tape.reach(3)
            await server.stop(grace: .zero)
            let error = await #expect(throws: RPCError.self) { try await waiting.value }
            #expect(error?.code == .unavailable)
        }
        let ends = tape.entries.map { $0.split(separator: ",")[0] }
        #expect(ends == ["r begins Wait", "r ends Wait CANCELLED", "r begins Wait", "r ends Wait UNAVAILABLE"])
    }

    @Test func `give every handler the call's request id, off the event loop as what surrounds it`() async throws {
        try await withNotes([Recorder(name: "r", tape: tape)]) { client in
            for name in ["Inline", "Async", "Deferred"] {
                #expect(try await client.call(name, metadata: ["x-request-id": "given"]).text == "given")
            }
            let notes = try await client.callEveryShape(metadata: ["x-request-id": "given"])
            #expect(notes.prefix(5).map(\.text) == ["given", "given", "given", "given", "given"])
        }
    }

    @Test(arguments: ["", "two words", "é", "a\u{7F}", String(repeating: "x", count: 129)])
    func `make a request id where the caller's is not worth writing down`(id: String) async throws {
        try await withNotes([Recorder(name: "r", tape: tape)]) { client in
            let made = try await (0..<2).asyncMap { _ in
                try await client.call("Inline", metadata: ["x-request-id": id]).text
            }
            #expect(made[0] != made[1])
            #expect(made.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{16}-[0-9a-f]+/) != nil })
        }
    }

    @Test(arguments: ["Inline", "Async", "Deferred"])
    func `send a request id back that the caller gave, or that a failed call was given`(name: String) async throws {
        try await withNotes([Recorder(name: "r", tape: tape)]) { client in
            let named = ResponseMetadata()
            let options = CallOptions(metadata: ["x-request-id": "given"], responseMetadata: named)
            // The first call of a connection leaves before the extension is agreed on.
            for _ in 0..<2 {
                _ = try await client.unary(method(name), Note(), replyType: Note.self, options: options)
            }
            #expect(named.trailers == ["x-request-id": "given"])
            let unnamed = ResponseMetadata()
            _ = try await client.unary(
                method(name), Note(), replyType: Note.self, options: CallOptions(responseMetadata: unnamed))
            #expect(unnamed.trailers == nil)
            for failing in ["Fail", "Crash"] {
                let failed = ResponseMetadata()
                await #expect(throws: RPCError.self) {
                    try await client.unary(
                        method(failing), Note(), replyType: Note.self, options: CallOptions(responseMetadata: failed))
                }
                #expect(failed.trailers?[first: "x-request-id"]?.isEmpty == false && failed.trailers?.count == 1)
            }
        }
    }

    @Test func `are not there unless one wants them, and calls have no request id then`() async throws {
        try await withNotes([]) { client in
            let notes = [try await client.call("Inline"), try await client.call("Async")]
            #expect(notes.map(\.text) == ["", ""])
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async throws -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await body(element)) }
        return values
    }
}
