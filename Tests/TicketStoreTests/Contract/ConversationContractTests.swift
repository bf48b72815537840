import Testing
import TicketCore

@Suite("Every store: conversations")
struct ConversationContractTests {
    @Test(
        "A live chat is a ticket from its start, and what is said is its comments", arguments: StoreUnderTest.allCases)
    func withTicket(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let started = try await store.startChat("live-chat", subject: "No sound", body: "Hello")
            let ticket = try #require(started.snapshot.ticket)
            #expect(ticket.subject == "No sound")
            #expect(ticket.status.key == "open")
            #expect(ticket.requester == Cast.ana.person)
            #expect(ticket.channel == .chat)
            #expect(started.messageID == 1)
            let id = started.snapshot.conversation.id
            #expect(try await store.conversationID(ofTicket: ticket.number, tenant: Cast.tenant) == id)

            // Staff say something in the chat, and on the ticket, publicly and among themselves.
            #expect(try await store.say(id, "Which device?", as: Cast.alba).messageID == 2)
            try await store.run(
                .addComment(
                    number: ticket.number, body: "A note", replyTo: nil, informational: true, channel: .api,
                    isInternal: true), as: Cast.alba)
            try await store.comment(ticket.number, "My telephone")
            let page = try #require(try await store.chatPage(id))
            #expect(page.messages.map(\.id) == [1, 2, 4])
            #expect(page.messages.map(\.body) == ["Hello", "Which device?", "My telephone"])
            #expect(page.messages.map(\.author) == [Cast.ana.person, Cast.alba.person, Cast.ana.person])
            #expect(page.messages.map(\.channel) == [.chat, .chat, .app])
            #expect(try await store.chatPage(id, after: 1, limit: 1)?.messages.map(\.id) == [2])
            #expect(page.snapshot.ticket?.state.timers.isEmpty == true)
        }
    }

    @Test("Every chat is a new ticket", arguments: StoreUnderTest.allCases)
    func newTicketEachTime(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let first = try await store.startChat("live-chat", subject: "One").snapshot
            let second = try await store.startChat("live-chat", subject: "One").snapshot
            #expect(first.conversation.id != second.conversation.id)
            #expect(first.ticket?.number != second.ticket?.number)
        }
    }

    @Test(
        "A chat without a ticket keeps what is said, and a conversion takes it over as it was",
        arguments: StoreUnderTest.allCases)
    func conversion(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withEveryDesk(clock: clock) { store in
            let id = try await store.startChat("tiered-desk", body: "It is slow").snapshot.conversation.id
            clock.advance(seconds: 60)
            #expect(try await store.say(id, "Since when?", as: Cast.alba).messageID == 2)
            let before = try #require(try await store.chatPage(id))
            #expect(before.snapshot.ticket == nil)
            #expect(try await store.allTickets().isEmpty)

            clock.advance(seconds: 60)
            let converted = try await store.run(
                .convert(id: id, subject: "Slow", issueType: "odd-behaviour", tier: "tier2"), as: Cast.alba)
            let ticket = try #require(converted.snapshot.ticket)
            #expect(ticket.requester == Cast.ana.person)
            #expect(ticket.subject == "Slow")
            #expect(ticket.issueType == "odd-behaviour")
            #expect(ticket.state.tier == "tier2")
            #expect(ticket.status.key == "sent")
            #expect(ticket.createTime == clock.now)
            #expect(ticket.visibility == .requester)
            let after = try #require(try await store.chatPage(id))
            #expect(after.messages == before.messages)
            let comments = try await store.comments(of: ticket.number, tenant: Cast.tenant, after: 0, limit: 10)
            #expect(comments.map(ConversationMessage.init) == before.messages)
            // The events say who put them there, and when.
            let events = try await store.allEvents().map(\.event).filter { TicketCore.Comment($0) != nil }
            #expect(events.map(\.actor) == [Cast.alba.person, Cast.alba.person])
            #expect(events.map(\.time) == [clock.now, clock.now])

            #expect(try await store.say(id, "Since Monday").messageID == 3)
            await #expect(throws: Refusal.self) { try await store.convert(id) }
        }
    }

    @Test("A chat that is not converted closes without a ticket and stays readable", arguments: StoreUnderTest.allCases)
    func nonConversion(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let id = try await store.startChat("tiered-desk", body: "Thanks!").snapshot.conversation.id
            let closed = try await store.run(.close(id: id), as: Cast.alba)
            #expect(!closed.snapshot.isOpen)
            await #expect(throws: Refusal.conversationIsClosed) { try await store.say(id, "One more thing") }
            #expect(try await store.chatPage(id)?.messages.map(\.body) == ["Thanks!"])
            #expect(try await store.allTickets().isEmpty)
        }
    }

    @Test("A chat is closed with its ticket, by whatever closes that", arguments: StoreUnderTest.allCases)
    func closesWithTicket(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withEveryDesk(clock: clock) { store in
            let byCommand = try await store.startChat("live-chat", subject: "a").snapshot
            try await store.transition(try #require(byCommand.ticket).number, to: "closed")

            let byTimer = try await store.startChat("live-chat", subject: "b").snapshot
            let number = try #require(byTimer.ticket).number
            try await store.say(byTimer.conversation.id, "Are you there?", as: Cast.alba)
            clock.advance(seconds: 300)
            let timer = try #require(try await store.dueTimers(until: clock.now, limit: 1).first)
            try await store.run(.fireTimer(number: number, timer: timer.timer), as: Cast.system)

            let byChat = try await store.startChat("live-chat", subject: "c").snapshot
            let closed = try await store.run(.close(id: byChat.conversation.id), as: Cast.alba)
            #expect(closed.snapshot.ticket?.status.key == "closed")

            for snapshot in [byCommand, byTimer, byChat] {
                let id = snapshot.conversation.id
                #expect(try await store.chatPage(id)?.snapshot.isOpen == false)
                await #expect(throws: Refusal.conversationIsClosed) { try await store.say(id, "Hello?") }
            }
            let query = ConversationQuery(tenant: Cast.tenant, isOpen: true, limit: 10)
            #expect(try await store.conversations(query).isEmpty)
        }
    }

    @Test(
        "Whoever the workflow does not let close the ticket cannot close the chat", arguments: StoreUnderTest.allCases)
    func closingIsTheWorkflows(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let id = try await store.startChat("live-chat", subject: "a").snapshot.conversation.id
            await #expect(throws: Refusal.illegalTransition(from: "open", to: "closed", legal: [])) {
                try await store.run(.close(id: id), as: Cast.ana)
            }
            let tiered = try await store.startChat("tiered-desk", body: "Hello").snapshot.conversation.id
            try await store.convert(tiered)
            await #expect(throws: Refusal.illegalTransition(from: "sent", to: "closed", legal: ["in_progress"])) {
                try await store.run(.close(id: tiered), as: Cast.alba)
            }
        }
    }

    @Test("A request id makes a start, a message and a conversion safe to repeat", arguments: StoreUnderTest.allCases)
    func idempotency(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let start = ConversationCommand.start(
                NewConversation(id: "one", desk: "live-chat", subject: "Once", body: "Hello"))
            let first = try await store.execute(
                ConversationRequest(actor: Cast.ana, command: start, idempotencyKey: .named("s")))
            var again = start
            if case .start(var new) = again {
                new.id = "two"
                again = .start(new)
            }
            let second = try await store.execute(
                ConversationRequest(actor: Cast.ana, command: again, idempotencyKey: .named("s")))
            #expect(second == first)
            #expect(try await store.allTickets().count == 1)

            let said = try await store.say("one", "Twice?", key: .named("m"))
            try await store.say("one", "Between")
            #expect(try await store.say("one", "Twice?", key: .named("m")).messageID == said.messageID)
            #expect(try await store.chatPage("one")?.messages.map(\.body) == ["Hello", "Twice?", "Between"])
            await #expect(throws: Refusal.requestIDReused("m")) {
                try await store.say("one", "Other", key: .named("m", body: 2))
            }
            // The same name for a command on the ticket is another request.
            let number = try #require(first.snapshot.ticket).number
            await #expect(throws: Refusal.requestIDReused("m")) {
                try await store.comment(number, key: .named("m", body: 3))
            }
            #expect(try await store.checked() == [])
        }
    }

    @Test("Read marks go forward alone, one for each person", arguments: StoreUnderTest.allCases)
    func readMarks(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let id = try await store.startChat("live-chat", subject: "a", body: "1").snapshot.conversation.id
            try await store.say(id, "2", as: Cast.alba)
            for (actor, message) in [(Cast.ana, 2), (Cast.ana, 1), (Cast.alba, 1), (Cast.alba, 3)] {
                try await store.run(.markRead(id: id, messageID: Int64(message)), as: actor)
            }
            let marks = try #require(try await store.chatPage(id)).readMarks
            #expect(marks.map(\.person.id) == ["alba", "ana"])
            #expect(marks.map(\.messageID) == [1, 2])
        }
    }

    @Test("What one may not see is not found", arguments: StoreUnderTest.allCases)
    func visibility(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            for desk in ["live-chat", "tiered-desk"] {
                let id = try await store.startChat(desk, subject: "a").snapshot.conversation.id
                let commands: [ConversationCommand] = [
                    .say(id: id, body: "x"), .close(id: id), .convert(id: id), .markRead(id: id, messageID: 1),
                ]
                for command in commands {
                    await #expect(throws: Refusal.notFound(what: "conversation \"\(id)\"")) {
                        try await store.run(command, as: Cast.bruno)
                    }
                }
                await #expect(throws: Refusal.notFound(what: "conversation \"\(id)\"")) {
                    try await store.run(.close(id: id), as: Cast.inOtherTenant(Cast.alba))
                }
                #expect(try await store.conversation(id, tenant: Cast.otherTenant, after: 0, limit: 1) == nil)
            }
            await #expect(throws: Refusal.forbidden(.createTicketForOther)) {
                let id = try await store.startChat("tiered-desk", body: "a").snapshot.conversation.id
                try await store.run(.convert(id: id), as: Cast.ana)
            }
        }
    }

    @Test("Nobody has more than twenty open chats", arguments: StoreUnderTest.allCases)
    func openLimit(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            var last = ""
            for index in 0..<Conversation.openMax {
                last = try await store.startChat("live-chat", subject: "\(index)").snapshot.conversation.id
            }
            let error = await #expect(throws: Refusal.self) { try await store.startChat("live-chat", subject: "x") }
            guard case .conflict("TOO_MANY_OPEN_CONVERSATIONS", _, _) = error else {
                Issue.record("refused with \(String(describing: error))")
                return
            }
            try await store.run(.close(id: last), as: Cast.alba)
            try await store.startChat("live-chat", subject: "x")
            try await store.startChat("live-chat", subject: "x", as: Cast.bruno)
        }
    }

    @Test("A start that is wrong names each field and leaves nothing", arguments: StoreUnderTest.allCases)
    func wrongStart(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let wrong = [
                ("live-chat", "", "", "conversation.subject"), ("nowhere", "a", "", "conversation.desk"),
                ("account-portal", "a", "", "conversation.desk"), ("live-chat", "a\nb", "", "conversation.subject"),
                ("tiered-desk", String(repeating: "x", count: 141), "", "conversation.subject"),
                ("live-chat", "a", String(repeating: "x", count: 262_145), "body"), ("tiered-desk", "a", " ", "body"),
            ]
            for (desk, subject, body, field) in wrong {
                let error = await #expect(throws: Refusal.self) {
                    try await store.startChat(desk, subject: subject, body: body)
                }
                guard case .invalid(let violations) = error else {
                    Issue.record("\(desk), \(subject): \(String(describing: error))")
                    continue
                }
                #expect(violations.map(\.field) == [field])
            }
            let kept = try await store.conversations(ConversationQuery(tenant: Cast.tenant, limit: 10))
            #expect(kept.isEmpty)
            let tickets = try await store.allTickets()
            #expect(tickets.isEmpty)
        }
    }

    @Test("Lists give every conversation once, newest first, in pages of any size", arguments: StoreUnderTest.allCases)
    func lists(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            var ids: [String] = []
            for index in 0..<9 {
                let desk = index % 2 == 0 ? "live-chat" : "tiered-desk"
                let actor = index % 3 == 0 ? Cast.bruno : Cast.ana
                ids.append(try await store.startChat(desk, subject: "\(index)", as: actor).snapshot.conversation.id)
            }
            try await store.run(.close(id: ids[1]), as: Cast.alba)
            func list(
                _ limit: Int, requester: String? = nil, desk: String? = nil, isOpen: Bool? = nil
            ) async throws -> [String] {
                var query = ConversationQuery(
                    tenant: Cast.tenant, requester: requester, desk: desk, isOpen: isOpen, limit: limit)
                var listed: [String] = []
                while true {
                    let page = try await store.conversations(query)
                    listed += page.map(\.conversation.id)
                    query.before = page.last?.position
                    if page.count < limit { return listed }
                }
            }
            for limit in [1, 2, 20] {
                #expect(try await list(limit) == ids.reversed())
                #expect(try await list(limit, requester: "bruno") == [ids[6], ids[3], ids[0]])
                #expect(try await list(limit, desk: "tiered-desk") == [ids[7], ids[5], ids[3], ids[1]])
                #expect(try await list(limit, desk: "tiered-desk", isOpen: true) == [ids[7], ids[5], ids[3]])
                #expect(try await list(limit, requester: "ana", isOpen: false) == [ids[1]])
            }
        }
    }

    @Test(
        "A chat whose ticket was merged or deleted is closed until that is undone", arguments: StoreUnderTest.allCases)
    func mergedAndDeleted(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let one = try await store.startChat("live-chat", subject: "a").snapshot
            let other = try await store.startChat("live-chat", subject: "b").snapshot
            let number = try #require(one.ticket).number
            let pairs: [(Command, Command)] = [
                (.merge(number: number, into: try #require(other.ticket).number), .unmerge(number: number)),
                (.delete(number: number), .undelete(number: number)),
            ]
            for (closing, opening) in pairs {
                try await store.run(closing, as: Cast.ines)
                #expect(try await store.chatPage(one.conversation.id)?.snapshot.isOpen == false)
                await #expect(throws: Refusal.self) { try await store.say(one.conversation.id, "x", as: Cast.alba) }
                #expect(try await store.checked() == [])
                try await store.run(opening, as: Cast.ines)
                try await store.say(one.conversation.id, "x", as: Cast.alba)
            }
            #expect(try await store.checked() == [])
        }
    }

    @Test("Commits of conversations wake whoever listens", arguments: StoreUnderTest.allCases)
    func wakes(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let id = try await store.startChat("tiered-desk", body: "a").snapshot.conversation.id
            var commits = store.commits().makeAsyncIterator()
            try await store.say(id, "b")
            #expect(await commits.next() != nil)
            try await store.run(.markRead(id: id, messageID: 2), as: Cast.alba)
            #expect(await commits.next() != nil)
        }
    }
}
