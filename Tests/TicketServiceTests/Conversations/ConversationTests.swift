import TTRPC
import Testing
import TicketMessages
import TicketService

@Suite("Conversations")
struct ConversationTests {
    @Test("Starting a live chat makes a ticket with the user's name, the subject and the default status")
    func start() async throws {
        try await ChatFixture.run { fixture in
            let started = try await fixture.start(subject: "No sound", body: "Hello")
            #expect(started.state == .open)
            #expect(started.requester?.name == "Ana")
            #expect(started.locale == "es-MX")
            let ticket = try await fixture.connected(as: .ana) { _, tickets in
                try await tickets.getTicket(GetTicketRequest(number: started.ticketNumber))
            }
            #expect(ticket.subject == "No sound")
            #expect(ticket.status == "open")
            #expect(ticket.requester?.name == "Ana")
            #expect(ticket.channel == .chat)
            #expect(ticket.commentCount == 1)
        }
    }

    @Test("A conversation is found by its id and by its ticket, by who may see it")
    func get() async throws {
        try await ChatFixture.run { fixture in
            let started = try await fixture.start()
            for caller in [ChatFixture.Caller.ana, .alba] {
                try await fixture.connected(as: caller) { conversations, _ in
                    let byID = try await conversations.getConversation(GetConversationRequest(id: started.id))
                    let byTicket = try await conversations.getConversation(
                        GetConversationRequest(ticketNumber: started.ticketNumber))
                    #expect(byID == byTicket)
                    #expect(byID.id == started.id)
                }
            }
            let requests = [
                GetConversationRequest(id: started.id), GetConversationRequest(ticketNumber: started.ticketNumber),
                GetConversationRequest(id: "nowhere"), GetConversationRequest(ticketNumber: 1),
                GetConversationRequest(),
            ]
            for request in requests {
                let error = await #expect(throws: RPCError.self) {
                    try await fixture.connected(as: .bruno) { conversations, _ in
                        try await conversations.getConversation(request)
                    }
                }
                #expect(error?.code == .notFound)
            }
        }
    }

    @Test("Customers list their own, staff all or the open ones of a desk, in pages")
    func list() async throws {
        try await ChatFixture.run { fixture in
            var ids: [String] = []
            for index in 0..<6 {
                let caller: ChatFixture.Caller = index % 2 == 0 ? .ana : .bruno
                ids.append(try await fixture.start(index < 3 ? "live-chat" : "tiered-desk", as: caller).id)
            }
            _ = try await fixture.connected(as: .alba) { conversations, _ in
                try await conversations.closeConversation(CloseConversationRequest(id: ids[5]))
            }
            func list(_ request: ListConversationsRequest, as caller: ChatFixture.Caller) async throws -> [String] {
                try await fixture.connected(as: caller) { conversations, _ in
                    var request = request
                    var listed: [String] = []
                    repeat {
                        let page = try await conversations.listConversations(request)
                        listed += page.conversations.map(\.id)
                        request.pageToken = page.nextPageToken
                    } while !request.pageToken.isEmpty
                    return listed
                }
            }
            #expect(try await list(.init(pageSize: 2), as: .ana) == [ids[4], ids[2], ids[0]])
            #expect(try await list(.init(requester: "bruno"), as: .ana) == [ids[4], ids[2], ids[0]])
            #expect(try await list(.init(pageSize: 1), as: .alba) == ids.reversed())
            #expect(try await list(.init(desk: "tiered-desk", state: .open), as: .alba) == [ids[4], ids[3]])
            #expect(try await list(.init(state: .closed), as: .alba) == [ids[5]])
            #expect(try await list(.init(requester: "bruno"), as: .alba) == [ids[5], ids[3], ids[1]])
        }
    }

    @Test("What was said is listed oldest first, in pages of any size", arguments: ["live-chat", "tiered-desk"])
    func messages(desk: String) async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start(desk, body: "1").id
            try await fixture.chat(id, as: .ana) { ana in
                for index in 2...7 { try await ana.say("\(index)", id: "\(index)") }
                _ = try await ana.messages(7)
            }
            for size in [1, 3, 7, 50] as [Int32] {
                try await fixture.connected(as: .alba) { conversations, _ in
                    var bodies: [String] = []
                    var request = ListMessagesRequest(conversationID: id, pageSize: size)
                    repeat {
                        let page = try await conversations.listMessages(request)
                        bodies += page.messages.map(\.body)
                        request.pageToken = page.nextPageToken
                    } while !request.pageToken.isEmpty
                    #expect(bodies == (1...7).map(String.init))
                }
            }
        }
    }

    @Test("One conversation is converted and another is not, and both stay readable")
    func conversion() async throws {
        try await ChatFixture.run { fixture in
            let deserving = try await fixture.start("tiered-desk", subject: "Licence", body: "It has expired")
            let other = try await fixture.start("tiered-desk", subject: "", body: "Thanks!")
            #expect(deserving.ticketNumber == 0)
            let refused = await #expect(throws: RPCError.self) {
                try await fixture.connected(as: .ana) { conversations, _ in
                    try await conversations.convertConversation(ConvertConversationRequest(id: deserving.id))
                }
            }
            #expect(refused?.code == .permissionDenied)
            try await fixture.connected(as: .alba) { conversations, _ in
                let request = ConvertConversationRequest(id: deserving.id, issueType: "licences", requestID: "once")
                let ticket = try await conversations.convertConversation(request)
                #expect(ticket.subject == "Licence")
                #expect(ticket.tier == "tier1")
                #expect(ticket.requester?.id == "ana")
                #expect(try await conversations.convertConversation(request) == ticket)
                let closed = try await conversations.closeConversation(CloseConversationRequest(id: other.id))
                #expect(closed.state == .closed)
                #expect(closed.ticketNumber == 0)
                let fields = await #expect(throws: RPCError.self) {
                    try await conversations.convertConversation(
                        ConvertConversationRequest(id: other.id, issueType: "?", tier: "?"))
                }
                let violations = fields?.detail(GoogleRPCBadRequest.self)?.fieldViolations ?? []
                #expect(violations.map(\.field).sorted() == ["issue_type", "subject", "tier"])
            }
            try await fixture.connected(as: .ana) { conversations, _ in
                for (id, body) in [(deserving.id, "It has expired"), (other.id, "Thanks!")] {
                    let page = try await conversations.listMessages(ListMessagesRequest(conversationID: id))
                    #expect(page.messages.map(\.body) == [body])
                }
            }
        }
    }

    @Test("Closing where the workflow does not let one names the legal moves")
    func close() async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start("tiered-desk", subject: "Slow", body: "It is slow").id
            try await fixture.connected(as: .alba) { conversations, _ in
                _ = try await conversations.convertConversation(ConvertConversationRequest(id: id))
                let error = await #expect(throws: RPCError.self) {
                    try await conversations.closeConversation(CloseConversationRequest(id: id))
                }
                #expect(error?.code == .failedPrecondition)
                let violations = error?.detail(GoogleRPCPreconditionFailure.self)?.violations ?? []
                #expect(violations.map(\.subject) == ["in_progress"])
            }
            let live = try await fixture.start().id
            try await fixture.connected(as: .alba) { conversations, tickets in
                let closed = try await conversations.closeConversation(CloseConversationRequest(id: live))
                #expect(closed.state == .closed)
                #expect(try await tickets.getTicket(GetTicketRequest(number: closed.ticketNumber)).status == "closed")
                // Closing it again changes nothing.
                #expect(try await conversations.closeConversation(CloseConversationRequest(id: live)) == closed)
            }
        }
    }
}
