internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// One connection of a chat: sends what is said in the conversation, in order, until the client goes, the right is
/// taken away or the server drains.
///
/// What has been said is read from the store by id, so that a slow reader holds nothing up and misses nothing.
struct ChatStream {
    /// After how long without anything to say the client hears that the server is there, and rights are looked at.
    static let heartbeatInterval: Duration = .seconds(15)
    /// How many messages are read at once.
    private static let pageSize = 20

    let presenter: ConversationPresenter
    let hub: ChatHub
    let drain: DrainSignal
    let timer: any Clock<Duration>
    let visitor: Visitor
    let writer: ResponseWriter<ChatResponse>
    private let mailbox = ChatMailbox()

    init(
        presenter: ConversationPresenter, hub: ChatHub, drain: DrainSignal, timer: any Clock<Duration>,
        visitor: Visitor, writer: ResponseWriter<ChatResponse>
    ) {
        self.presenter = presenter
        self.hub = hub
        self.drain = drain
        self.timer = timer
        self.visitor = visitor
        self.writer = writer
    }

    func run(_ requests: MessageStream<ChatRequest>) async throws {
        let listener = drain.add { [mailbox] in mailbox.put { $0.failure = RPCError.chatDrains } }
        defer { drain.remove(listener) }
        // The commits are listened to before the first look, so that none falls between the two.
        let store = presenter.endpoints.store
        let (commits, people) = (store.commits(), store.peopleChanges())
        try await withThrowingTaskGroup { group in
            group.addTask { [mailbox] in
                for await _ in commits { mailbox.put { $0.hasNews = true } }
                mailbox.put { $0.failure = RPCError.chatDrains }
            }
            // A look begins with whether the visitor still may.
            group.addTask { [mailbox] in for await _ in people { mailbox.put { $0.hasNews = true } } }
            group.addTask { [mailbox, timer] in
                while !Task.isCancelled {
                    try await timer.sleep(for: Self.heartbeatInterval)
                    mailbox.put { $0.isDue = true }
                }
            }
            group.addTask { [mailbox, reader] in
                do {
                    try await reader.run(requests)
                    mailbox.put { $0.isFinished = true }
                } catch {
                    mailbox.put { $0.failure = error }
                }
            }
            defer { group.cancelAll() }
            try await follow()
        }
    }

    private var reader: ChatReader {
        ChatReader(
            store: presenter.endpoints.store, hub: hub, mailbox: mailbox, visitor: visitor, writer: writer,
            mayType: pace(timer, ChatReader.typingInterval))
    }

    private func follow() async throws {
        var view: ChatView?
        var membership: (room: ChatHub.Room, id: Int)?
        defer { if let membership { hub.leave(membership.room, id: membership.id) } }
        var isQuiet = true
        for await _ in mailbox.signals {
            let mail = mailbox.take()
            if let open = mail.open {
                let room = ChatHub.Room(tenant: visitor.caller.tenant, conversationID: open.conversationID)
                var opened = ChatView(open)
                // Looked at before anybody learns that somebody came who may not.
                try await look(&opened)
                view = opened
                membership = (room, try hub.enter(room, visitor.caller.actor.person, mailbox))
                isQuiet = false
            }
            if let failure = mail.failure { throw failure }
            guard var present = view else {
                if mail.isFinished { return }
                continue
            }
            var hasSent = try await tell(mail, &present)
            if mail.hasNews || mail.isDue || mail.isFinished { hasSent = try await look(&present) || hasSent }
            view = present
            if mail.isFinished { return }
            if hasSent { isQuiet = false }
            if mail.isDue {
                if isQuiet { try await send(.heartbeat(GoogleProtobufEmpty())) }
                isQuiet = true
            }
        }
        try Task.checkCancellation()
    }

    /// Sends what is only live; answers whether there was anything.
    private func tell(_ mail: ChatMailbox.Mail, _ view: inout ChatView) async throws -> Bool {
        var hasSent = false
        for (person, isPresent) in mail.presence.values where view.notes(person.id, isPresent: isPresent) {
            try await send(.presence(Presence(person: self.person(person), present: isPresent)))
            hasSent = true
        }
        for person in mail.typing.values {
            try await send(.typing(Typing(person: self.person(person))))
            hasSent = true
        }
        return hasSent
    }

    /// Sends what has come to the conversation since the last look; answers whether there was anything.
    @discardableResult
    private func look(_ view: inout ChatView) async throws -> Bool {
        let caller = try await visitor.recheck()
        var hasSent = false
        while true {
            let page = try await presenter.page(view.id, for: caller, after: view.lastMessageID, limit: Self.pageSize)
            if view.conversation == nil { hasSent = try await change(page.snapshot, caller, &view) }
            for message in page.messages {
                try await send(.message(Message(message, conversationID: view.id, reader: caller.actor)))
                view.lastMessageID = message.id
                hasSent = true
            }
            if page.messages.count == Self.pageSize { continue }
            for mark in page.readMarks where view.notes(mark) {
                try await send(.read(MessagesRead(mark, reader: caller.actor)))
                hasSent = true
            }
            return try await change(page.snapshot, caller, &view) || hasSent
        }
    }

    /// Sends the conversation if it is otherwise than it was told; answers whether it was.
    private func change(
        _ snapshot: ConversationSnapshot, _ caller: Caller, _ view: inout ChatView
    ) async throws -> Bool {
        let conversation = try await presenter.conversation(snapshot, for: caller)
        guard view.notes(conversation) else { return false }
        try await send(.changed(conversation))
        return true
    }

    private func person(_ person: PersonReference) -> Person { Person(person, reader: visitor.caller.actor) }

    private func send(_ kind: ChatResponse.Kind) async throws {
        try await writer.send(ChatResponse(kind: kind))
    }
}

/// Says whether an interval has passed since it last said yes.
private func pace<Timer: Clock<Duration>>(_ clock: Timer, _ interval: Duration) -> @Sendable () -> Bool {
    let pace = Pace(clock: clock, interval: interval)
    return { pace.isDue() }
}

extension RPCError {
    fileprivate static var chatDrains: RPCError {
        unavailable("DRAINING", "the server is stopping; open the chat again with the last message's id")
    }
}
