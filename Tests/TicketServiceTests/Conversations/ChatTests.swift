import Foundation
import Logging
import TTRPC
import Testing
import TicketCore
import TicketMessages

@testable import TicketService

@Suite("Chat")
struct ChatTests {
    @Test("goes both ways between two clients, in one order for both")
    func twoClients() async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start(body: "Hello").id
            try await fixture.chat(id, as: .ana) { ana in
                try await fixture.chat(id, as: .alba) { alba in
                    try await ana.say("My telephone has no sound", id: "1")
                    try await alba.say("Which model?", id: "1")
                    try await ana.say("The red one", id: "2")
                    let heard = try await ana.messages(4)
                    #expect(heard.map(\.id) == [1, 2, 3, 4])
                    #expect(
                        Set(heard.map(\.body)) == ["Hello", "My telephone has no sound", "Which model?", "The red one"])
                    #expect(heard.first?.body == "Hello")
                    let seen = try await alba.messages(4)
                    #expect(seen.map(\.body) == heard.map(\.body))
                    #expect(seen.map { $0.author?.id } == heard.map { $0.author?.id })
                    // Customers do not read staff's addresses.
                    #expect(heard.allSatisfy { $0.author?.id != "alba" || $0.author?.email == "" })
                }
            }
        }
    }

    @Test("begins with the conversation and what was said before, and shows what comes by other ways, but no note")
    func otherWays() async throws {
        try await ChatFixture.run { fixture in
            let started = try await fixture.start(body: "Hello")
            let number = started.ticketNumber
            _ = try await fixture.store.execute(
                CommandRequest(
                    actor: .alba,
                    command: .addComment(
                        number: number, body: "A note", replyTo: nil, informational: true, channel: .api,
                        isInternal: true)))
            for caller in [ChatFixture.Caller.ana, .alba] {
                try await fixture.chat(started.id, as: caller) { visit in
                    #expect(try await visit.changed().ticketNumber == number)
                    #expect(try await visit.message().body == "Hello")
                    let body = "As \(caller)"
                    _ = try await fixture.connected(as: .alba) { _, tickets in
                        try await tickets.addComment(
                            AddCommentRequest(number: number, comment: .init(body: body), informational: true))
                    }
                    let message = try await visit.first { kind -> Message? in
                        if case .message(let message) = kind, message.body == body { message } else { nil }
                    }
                    #expect(message.channel == .app)
                }
            }
        }
    }

    @Test(
        "goes on after a break behind the last message, without gap or repeat", arguments: ["live-chat", "tiered-desk"])
    func reconnects(desk: String) async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start(desk).id
            var heard: [Message] = []
            for round in 0..<4 {
                heard += try await fixture.chat(id, as: .ana, after: heard.last?.id ?? 0) { ana in
                    for index in 0..<3 { try await ana.say("live \(round) \(index)", id: "\(round)-\(index)") }
                    // The connection is given up with some of it unheard, and perhaps some of it unsaid.
                    return try await ana.messages(3 + round % 2)
                }
                try await fixture.chat(id, as: .alba, after: Int64(round * 6)) { alba in
                    for index in 0..<3 { try await alba.say("while away \(round) \(index)", id: "\(round)-\(index)") }
                    for _ in 0..<3 { _ = try await alba.accepted() }
                }
            }
            heard += try await fixture.chat(id, as: .ana, after: heard.last?.id ?? 0) { ana in
                ana.writer.finish()
                return try await ana.rest().compactMap { if case .message(let message) = $0 { message } else { nil } }
            }
            #expect(heard.map(\.id) == Array(1...Int64(heard.count)))
            let missed = heard.map(\.body).filter { $0.hasPrefix("while away") }
            #expect(missed == (0..<4).flatMap { round in (0..<3).map { "while away \(round) \($0)" } })
            #expect(heard.count > missed.count + 3)
        }
    }

    @Test("takes a message once, on whichever connection it is repeated")
    func idempotent() async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start().id
            let first = try await fixture.chat(id, as: .ana) { ana in
                try await ana.say("Once", id: "a")
                return try await ana.accepted()
            }
            try await fixture.chat(id, as: .ana) { ana in
                try await ana.say("Once", id: "a")
                #expect(try await ana.accepted() == first)
                try await ana.say("Another", id: "a")
                let refused = try await ana.refused()
                #expect(refused.clientID == "a")
                #expect(refused.status?.code == StatusCode.alreadyExists.rawValue)
                try await ana.say("Twice", id: "b")
                #expect(try await ana.accepted().messageID == 2)
            }
            // The same name is another message elsewhere.
            let other = try await fixture.start().id
            try await fixture.chat(other, as: .ana) { ana in
                try await ana.say("Once", id: "a")
                #expect(try await ana.accepted().messageID == 1)
            }
        }
    }

    @Test("refuses one message and goes on")
    func refusesOne() async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start().id
            try await fixture.chat(id, as: .ana) { ana in
                try await ana.say(" ", id: "blank")
                #expect(try await ana.refused().status?.code == StatusCode.invalidArgument.rawValue)
                try await ana.say(String(repeating: "x", count: 262_145), id: "long")
                #expect(try await ana.refused().clientID == "long")
                try await ana.say("Nameless", id: "")
                #expect(try await ana.refused().status?.code == StatusCode.invalidArgument.rawValue)
                try await ana.say("Good", id: "good")
                #expect(try await ana.accepted().messageID == 1)
            }
        }
    }

    @Test("counts several connections of one person as one, and tells who comes and goes")
    func presence() async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start().id
            try await fixture.chat(id, as: .ana) { ana in
                _ = try await ana.changed()
                try await fixture.chat(id, as: .alba) { first in
                    let came = try await ana.presence()
                    #expect(came.person?.id == "alba")
                    #expect(came.present)
                    #expect(try await first.presence().person?.id == "ana")
                    try await fixture.chat(id, as: .alba) { second in
                        #expect(try await second.presence().person?.id == "ana")
                        try await fixture.chat(id, as: .teo) { teo in
                            _ = try await teo.presence()
                            // Had the second connection of alba been told, it would stand before this.
                            #expect(try await ana.presence().person?.id == "teo")
                        }
                    }
                    let teoWent = try await ana.presence()
                    #expect(teoWent.person?.id == "teo")
                    #expect(!teoWent.present)
                }
                let went = try await ana.presence()
                #expect(went.person?.id == "alba")
                #expect(!went.present)
            }
        }
    }

    @Test("tells the others of typing, at most once a second")
    func typing() async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start().id
            try await fixture.chat(id, as: .ana) { ana in
                try await fixture.chat(id, as: .alba) { alba in
                    _ = try await alba.presence()
                    for _ in 0..<20 { try await ana.type() }
                    try await ana.say("Done", id: "1")
                    _ = try await alba.first { if case .message = $0 { true } else { nil } }
                    try await ana.type()
                    try await ana.say("More", id: "2")
                    var typing = 0
                    _ = try await alba.first { kind -> Bool? in
                        if case .typing = kind { typing += 1 }
                        if case .message(let message) = kind, message.body == "More" { return true }
                        return nil
                    }
                    #expect(typing == 0)
                    fixture.timer.advance(by: .seconds(1))
                    try await ana.type()
                    let typer = try await alba.first { if case .typing(let typing) = $0 { typing } else { nil } }
                    #expect(typer.person?.id == "ana")
                }
            }
        }
    }

    @Test("keeps how far everybody has read, and tells it now and later")
    func readReceipts() async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start(body: "Hello").id
            try await fixture.chat(id, as: .alba) { alba in
                _ = try await alba.message()
                try await alba.read(1)
                try await fixture.chat(id, as: .ana) { ana in
                    let read = try await ana.first { if case .read(let read) = $0 { read } else { nil } }
                    #expect(read.person?.id == "alba")
                    #expect(read.messageID == 1)
                    #expect(read.time == GoogleProtobufTimestamp(fixture.time.now))
                }
            }
        }
    }

    @Test("closes five minutes after staff's message, refuses what comes then, and stays readable")
    func closesByTimer() async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start(body: "Hello").id
            let sleeper = ManualTimer()
            let service = TimerService(
                store: fixture.store, clock: { fixture.time.now }, sleeper: sleeper,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let timers = Task { try await service.run() }
            try await fixture.chat(id, as: .ana) { ana in
                _ = try await ana.changed()
                try await fixture.chat(id, as: .alba) { alba in
                    try await alba.say("Are you there?", id: "1")
                    _ = try await alba.accepted()
                }
                _ = try await ana.messages(2)
                fixture.time.advance(seconds: 300)
                await sleeper.hasSleeper()
                sleeper.advance(by: .milliseconds(250))
                #expect(try await ana.changed().state == .closed)
                try await ana.say("Now I am", id: "late")
                let refused = try await ana.refused()
                #expect(refused.clientID == "late")
                #expect(refused.status?.code == StatusCode.failedPrecondition.rawValue)
                #expect(refused.status?.message.contains("start a new chat") == true)
            }
            timers.cancel()
            try await timers.value
            try await fixture.connected(as: .ana) { conversations, _ in
                let page = try await conversations.listMessages(ListMessagesRequest(conversationID: id))
                #expect(page.messages.map(\.body) == ["Hello", "Are you there?"])
                #expect(page.nextPageToken.isEmpty)
            }
        }
    }

    @Test("goes on over a conversion, and the ids stay")
    func conversion() async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start("tiered-desk", body: "It is slow").id
            try await fixture.chat(id, as: .ana) { ana in
                #expect(try await ana.message().id == 1)
                let ticket = try await fixture.connected(as: .alba) { conversations, _ in
                    try await conversations.convertConversation(ConvertConversationRequest(id: id, tier: "tier2"))
                }
                #expect(ticket.tier == "tier2")
                #expect(ticket.status == "sent")
                #expect(ticket.channel == .chat)
                #expect(try await ana.changed().ticketNumber == ticket.number)
                try await ana.say("Still", id: "1")
                #expect(try await ana.message().id == 2)
            }
        }
    }

    @Test("ends well when the client has said its last, with everything answered")
    func finishes() async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start().id
            try await fixture.chat(id, as: .ana) { ana in
                for index in 1...5 { try await ana.say("\(index)", id: "\(index)") }
                ana.writer.finish()
                let rest = try await ana.rest()
                #expect(rest.count { if case .accepted = $0 { true } else { false } } == 5)
                let bodies = rest.compactMap { if case .message(let message) = $0 { message.body } else { nil } }
                #expect(bodies == ["1", "2", "3", "4", "5"])
            }
        }
    }

    @Test("ends with UNAVAILABLE when the server drains, also before it was opened")
    func drains() async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start().id
            let error = await #expect(throws: RPCError.self) {
                try await fixture.chat(id, as: .ana) { ana in
                    _ = try await ana.changed()
                    fixture.drain.drain()
                    _ = try await ana.rest()
                }
            }
            #expect(error?.code == .unavailable)
            let unopened = await #expect(throws: RPCError.self) {
                try await fixture.connected(as: .ana) { conversations, _ in
                    try await conversations.chat { _, replies in for try await _ in replies {} }
                }
            }
            #expect(unopened?.code == .unavailable)
        }
    }

    @Test("ends at once when the token is revoked")
    func revoked() async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start().id
            let error = await #expect(throws: RPCError.self) {
                try await fixture.chat(id, as: .ana) { ana in
                    _ = try await ana.changed()
                    try await fixture.revoke(.ana)
                    _ = try await ana.rest()
                }
            }
            #expect(error?.code == .unauthenticated)
        }
    }

    @Test("ends with NOT_FOUND when the ticket is deleted under its requester")
    func deleted() async throws {
        try await ChatFixture.run { fixture in
            let started = try await fixture.start()
            let error = await #expect(throws: RPCError.self) {
                try await fixture.chat(started.id, as: .ana) { ana in
                    _ = try await ana.changed()
                    _ = try await fixture.store.execute(
                        CommandRequest(actor: .ines, command: .delete(number: started.ticketNumber)))
                    _ = try await ana.rest()
                }
            }
            #expect(error?.code == .notFound)
        }
    }

    @Test("of somebody else is not found, and tells nobody that one was there")
    func foreign() async throws {
        try await ChatFixture.run { fixture in
            for desk in ["live-chat", "tiered-desk"] {
                let id = try await fixture.start(desk).id
                try await fixture.chat(id, as: .ana) { ana in
                    _ = try await ana.changed()
                    let error = await #expect(throws: RPCError.self) {
                        try await fixture.chat(id, as: .bruno) { bruno in _ = try await bruno.rest() }
                    }
                    #expect(error?.code == .notFound)
                    try await fixture.chat(id, as: .alba) { alba in _ = try await alba.changed() }
                    #expect(try await ana.presence().person?.id == "alba")
                }
            }
        }
    }

    @Test("says that it is there when nothing happens")
    func heartbeat() async throws {
        try await ChatFixture.run { fixture in
            let id = try await fixture.start().id
            try await fixture.chat(id, as: .ana) { ana in
                _ = try await ana.changed()
                for _ in 0..<2 {
                    await fixture.timer.hasSleeper()
                    fixture.timer.advance(by: ChatStream.heartbeatInterval)
                }
                guard case .heartbeat = try await ana.next() else { throw ChatEnded() }
            }
        }
    }

    @Test("takes an open first and once")
    func protocolErrors() async throws {
        let open = ChatRequest.Kind.open(ChatOpen(conversationID: "x"))
        let wrong: [[ChatRequest.Kind?]] = [
            [.typing(GoogleProtobufEmpty())], [.open(ChatOpen(conversationID: "x", lastMessageID: -1))], [nil],
        ]
        try await ChatFixture.run { fixture in
            let id = try await fixture.start().id
            let again: [[ChatRequest.Kind?]] = [[.open(ChatOpen(conversationID: id)), open]]
            for kinds in wrong + again {
                let error = await #expect(throws: RPCError.self) {
                    try await fixture.connected(as: .ana) { conversations, _ in
                        try await conversations.chat { writer, replies in
                            for kind in kinds { try await writer.send(ChatRequest(kind: kind)) }
                            for try await _ in replies {}
                        }
                    }
                }
                #expect(error?.code == .invalidArgument)
            }
        }
    }
}

extension TicketCore.Actor {
    fileprivate static var alba: Self { staff("alba", .agent) }
    fileprivate static var ines: Self { staff("ines", .admin) }

    private static func staff(_ id: String, _ role: TicketCore.Role) -> Self {
        Self(
            tenant: ChatFixture.tenant,
            person: PersonReference(id: id, name: id.capitalized, email: "\(id)@example.com", role: role))
    }
}
