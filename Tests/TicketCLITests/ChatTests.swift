import ProtobufC
import TTRPC
import Testing
import TicketClientTestSupport
import TicketMessages

@Suite("chat")
struct ChatTests {
    private static let time = GoogleProtobufTimestamp(seconds: 1_795_296_255)
    private static let ana = Person(id: "ana", name: "Ana")
    private static let alba = Person(id: "alba", name: "Alba")
    private static let open = Conversation(
        id: "c1", desk: "live-chat", subject: "No sound", requester: ana, state: .open, ticketNumber: 100_001,
        createTime: time, updateTime: time)

    @Test("start says each line, and writes messages with time and name, and the rest beside them")
    func start() async throws {
        let terminal = Terminal(input: "My telephone\n\nis mute")
        terminal.service.answer(ConversationServiceMethods.startConversation) {
            (request: StartConversationRequest) in
            #expect(request.conversation?.desk == "live-chat")
            #expect(request.conversation?.subject == "No sound")
            #expect(!request.requestID.isEmpty)
            return Self.open
        }
        terminal.service.converse(Self.server)
        #expect(await terminal.run("chat", "start", "--desk", "live-chat", "--subject", "No sound") == 0)
        #expect(
            terminal.output == """
                2026-11-21T21:24:15Z  Alba  Hello,
                                            how can I help?\\u{1B}
                2026-11-21T21:24:15Z  Ana  My telephone
                2026-11-21T21:24:15Z  Ana  is mute

                """)
        #expect(
            terminal.notes == [
                "· chat c1: No sound", "· its ticket is #100001", "· Alba is here", "· Alba is typing",
            ])
    }

    @Test("start with -o id or json starts and says nothing", arguments: ["id", "json"])
    func startOnly(format: String) async {
        let terminal = Terminal(input: "not said\n")
        terminal.service.answer(ConversationServiceMethods.startConversation) {
            (_: StartConversationRequest) in Self.open
        }
        #expect(await terminal.run("chat", "start", "--desk", "live-chat", "-o", format) == 0)
        #expect(terminal.output == (format == "id" ? "c1\n" : Self.open.json() + "\n"))
    }

    @Test("open writes everything that is heard as jsonl")
    func jsonl() async {
        let terminal = Terminal(input: "Hi\n")
        terminal.service.converse(Self.server)
        #expect(await terminal.run("chat", "open", "c1", "-o", "jsonl") == 0)
        let lines = terminal.output.split(separator: "\n")
        #expect(lines.count == 6)
        #expect(lines.first == ChatResponse(kind: .changed(Self.open)).json()[...])
        #expect(terminal.notes.isEmpty)
    }

    @Test("open takes a ticket's number, and leaves a chat that is closed")
    func closed() async {
        let terminal = Terminal(input: "")
        var closed = Self.open
        closed.state = .closed
        let conversation = closed
        terminal.service.answer(ConversationServiceMethods.getConversation) { (request: GetConversationRequest) in
            #expect(request == GetConversationRequest(ticketNumber: 100_001))
            return conversation
        }
        terminal.service.converse { requests, answer in
            for await request in requests {
                guard case .open(let open) = request.kind else { continue }
                #expect(open == ChatOpen(conversationID: "c1", lastMessageID: 1))
                answer(.changed(conversation))
                answer(.message(Self.message(2, Self.alba, "Bye")))
            }
        }
        #expect(await terminal.run("chat", "open", "#100001", "--after", "1") == 0)
        #expect(terminal.output == "2026-11-21T21:24:15Z  Alba  Bye\n")
        #expect(terminal.notes.last == "· the chat is closed")
    }

    @Test("a line that is refused is told of, the next is said, and the exit status tells")
    func refused() async {
        let terminal = Terminal(input: "bad\ngood\n")
        terminal.service.converse(Self.server)
        #expect(await terminal.run("chat", "open", "c1") == 64 + StatusCode.failedPrecondition.rawValue)
        #expect(terminal.output.hasSuffix("Ana  good\n"))
        #expect(terminal.notes.contains("not sent: the chat is closed"))
    }

    @Test("a message's files stand under its words, or in their place")
    func files() async {
        let terminal = Terminal(input: "")
        let file = Attachment(id: "f1", filename: "screen\u{1B}.png", sizeBytes: 1_536)
        terminal.service.converse { requests, answer in
            for await request in requests {
                guard case .open = request.kind else { continue }
                var alone = Self.message(1, Self.ana, "")
                alone.attachments = [file]
                var both = Self.message(2, Self.ana, "Here")
                both.attachments = [file, file]
                answer(.changed(Self.open))
                answer(.message(alone))
                answer(.message(both))
            }
        }
        #expect(await terminal.run("chat", "open", "c1") == 0)
        #expect(
            terminal.output == """
                2026-11-21T21:24:15Z  Ana  [screen\\u{1B}.png, 1.5 KiB]  f1
                2026-11-21T21:24:15Z  Ana  Here
                                           [screen\\u{1B}.png, 1.5 KiB]  f1
                                           [screen\\u{1B}.png, 1.5 KiB]  f1

                """)
    }

    @Test("open --attach is refused before anything is sent where the chat has no ticket")
    func attachWithoutTicket() async {
        let terminal = Terminal(input: "")
        var waiting = Self.open
        waiting.ticketNumber = 0
        let conversation = waiting
        terminal.service.answer(ConversationServiceMethods.getConversation) { (_: GetConversationRequest) in
            conversation
        }
        #expect(await terminal.run("chat", "open", "c1", "--attach", "/nowhere/screen.png") == 2)
        #expect(terminal.notes.contains { $0.contains("this chat has no ticket yet") })
    }

    @Test("list, close and convert show what came of it")
    func others() async {
        let terminal = Terminal()
        terminal.service.answer(ConversationServiceMethods.listConversations) {
            (request: ListConversationsRequest) in
            #expect(request.state == .open)
            return ListConversationsResponse(conversations: [Self.open])
        }
        await terminal.run("chat", "list", "--state", "open")
        #expect(
            terminal.output == """
                ID  DESK       STATE  TICKET   CREATED BY  UPDATED               SUBJECT
                c1  live-chat  open   #100001  Ana         2026-11-21T21:24:15Z  No sound

                """)
        terminal.service.answer(ConversationServiceMethods.closeConversation) { (_: CloseConversationRequest) in
            Self.open
        }
        #expect(await terminal.run("chat", "close", "c1", "-o", "id") == 0)
        #expect(terminal.output == "c1\n")
        terminal.service.answer(ConversationServiceMethods.convertConversation) {
            (request: ConvertConversationRequest) in
            #expect(request.tier == "tier2")
            return Ticket(number: 100_002)
        }
        #expect(await terminal.run("chat", "convert", "c1", "--tier", "tier2", "-o", "id") == 0)
        #expect(terminal.output == "100002\n")
    }

    private static func message(_ id: Int64, _ author: Person, _ body: String) -> Message {
        Message(id: id, conversationID: "c1", author: author, body: body, createTime: time, channel: .chat)
    }

    /// A desk that greets, and takes everything but "bad".
    @Sendable private static func server(
        _ requests: AsyncStream<ChatRequest>, _ answer: @Sendable (ChatResponse.Kind) -> Void
    ) async throws {
        var count: Int64 = 1
        for await request in requests {
            switch request.kind {
            case .open:
                answer(.changed(open))
                answer(.message(message(1, alba, "Hello,\nhow can I help?\u{1B}")))
                answer(.presence(Presence(person: alba, present: true)))
                answer(.typing(Typing(person: alba)))
            case .send(let send) where send.body == "bad":
                let status = GoogleRPCStatus(
                    code: StatusCode.failedPrecondition.rawValue, message: "the chat is closed")
                answer(.refused(ChatRefused(clientID: send.clientID, status: status)))
            case .send(let send):
                count += 1
                answer(.message(message(count, ana, send.body)))
                answer(.accepted(ChatAccepted(clientID: send.clientID, messageID: count)))
            default: break
            }
        }
    }
}
