import Synchronization
import Testing
import TicketClient
import TicketClientTestSupport

@Suite("A chat")
struct ChatTests {
    private let service = FakeService()
    private let clock = SkippingClock()
    private let lost = RPCError(code: .unavailable, message: "lost")

    private var client: TicketClient { TicketClient(invoker: service, clock: clock) }

    @Test("says things in order, answers with their ids, and ends when it is finished")
    func talks() async throws {
        service.converse(Self.server())
        let chat = Chat("c1", with: client)
        let heard = Mutex<[String]>([])
        let run = Task { [clock] in
            try await chat.run(clock: clock) { response in
                if case .message(let message) = response.kind { heard.withLock { $0.append(message.body) } }
            }
        }
        #expect(try await chat.send("one") == 1)
        #expect(try await chat.send("two") == 2)
        chat.finish()
        try await run.value
        #expect(heard.withLock { $0 } == ["one", "two"])
        await #expect(throws: RPCError.self) { try await chat.send("three") }
    }

    @Test("goes on behind the last message, and says again under the same id what was not answered")
    func resumes() async throws {
        let said = Mutex<[ChatSend]>([])
        let opened = Mutex<[Int64]>([])
        let lost = lost
        service.converse { requests, answer in
            for await request in requests {
                switch request.kind {
                case .open(let open):
                    opened.withLock { $0.append(open.lastMessageID) }
                    answer(.changed(Conversation(id: "c1", state: .open)))
                    answer(.message(Message(id: 7, body: "before")))
                case .send(let send):
                    said.withLock { $0.append(send) }
                    throw lost
                default: break
                }
            }
        }
        service.converse { _, _ in throw lost }
        service.converse { requests, answer in
            for await request in requests {
                switch request.kind {
                case .open(let open): opened.withLock { $0.append(open.lastMessageID) }
                case .send(let send):
                    said.withLock { $0.append(send) }
                    answer(.accepted(ChatAccepted(clientID: send.clientID, messageID: 8)))
                default: break
                }
            }
        }
        let chat = Chat("c1", with: client)
        let breaks = Mutex(0)
        let run = Task { [clock] in
            try await chat.run(clock: clock) { _, _ in
                breaks.withLock { $0 += 1 }
            } handle: { _ in
            }
        }
        #expect(try await chat.send("once") == 8)
        chat.finish()
        try await run.value
        #expect(opened.withLock { $0 } == [0, 7])
        let sends = said.withLock { $0 }
        #expect(sends.map(\.body) == ["once", "once"])
        #expect(sends.first?.clientID.isEmpty == false)
        #expect(sends.first?.clientID == sends.last?.clientID)
        #expect(breaks.withLock { $0 } == 2)
    }

    @Test("gives a refusal to whoever said it, and goes on")
    func refusal() async throws {
        service.converse(Self.server(refusing: "bad"))
        let chat = Chat("c1", with: client)
        let run = Task { [clock] in try await chat.run(clock: clock) { _ in } }
        let error = await #expect(throws: RPCError.self) { try await chat.send("bad") }
        #expect(error?.code == .failedPrecondition)
        #expect(error?.message == "closed")
        #expect(try await chat.send("good") == 1)
        chat.finish()
        try await run.value
    }

    @Test("tells of typing and of what was read")
    func signs() async throws {
        let kinds = Mutex<[ChatRequest.Kind?]>([])
        service.converse { requests, answer in
            for await request in requests { kinds.withLock { $0.append(request.kind) } }
        }
        let chat = Chat("c1", with: client, after: 3)
        chat.type()
        chat.read(upTo: 3)
        chat.read(upTo: 2)
        chat.finish()
        try await chat.run(clock: clock) { _ in }
        #expect(
            kinds.withLock { $0 } == [
                .open(ChatOpen(conversationID: "c1", lastMessageID: 3)), .read(ReadReceipt(messageID: 3)),
                .typing(GoogleProtobufEmpty()),
            ])
    }

    @Test(
        "ends with an error that waiting does not mend, and so does whatever waits to be said",
        arguments: [StatusCode.notFound, .permissionDenied, .unavailable])
    func ends(code: StatusCode) async {
        let error = RPCError(code: code, message: "m")
        service.converse { _, _ in throw error }
        let chat = Chat("c1", with: client)
        let said = Task { try await chat.send("hello") }
        await #expect(throws: error) { try await chat.run(clock: clock) { _ in } }
        await #expect(throws: RPCError.self) { try await said.value }
    }

    /// A server that takes everything but one text.
    private static func server(refusing refused: String = "") -> FakeService.Conversing {
        { requests, answer in
            var count: Int64 = 0
            for await request in requests {
                switch request.kind {
                case .open: answer(.changed(Conversation(id: "c1", state: .open)))
                case .send(let send) where send.body == refused:
                    let status = GoogleRPCStatus(code: StatusCode.failedPrecondition.rawValue, message: "closed")
                    answer(.refused(ChatRefused(clientID: send.clientID, status: status)))
                case .send(let send):
                    count += 1
                    answer(.message(Message(id: count, body: send.body)))
                    answer(.accepted(ChatAccepted(clientID: send.clientID, messageID: count)))
                default: break
                }
            }
        }
    }
}
