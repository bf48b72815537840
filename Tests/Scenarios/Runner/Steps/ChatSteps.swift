internal import Foundation
internal import TicketClient

/// Talking live, and what becomes of it.
func chatSteps() throws -> [Step] {
    try talkingSteps() + endingSteps() + chatReadingSteps()
}

private func talkingSteps() throws -> [Step] {
    [
        try .action("{person} starts a chat {text} [and says {first:text}]") { stage, values in
            let client = try stage.client(of: values.person())
            let started = try await client.conversations.startConversation(
                StartConversationRequest(
                    conversation: Conversation(desk: stage.desk, subject: try values.text()),
                    body: values.has("first") ? try values.text("first") : ""))
            stage.conversation = started
            guard started.ticketNumber != 0 else { return }
            stage.remember(try await client.tickets.getTicket(GetTicketRequest(number: started.ticketNumber)))
        },
        try .action("{person} says {text} in the chat") { stage, values in
            try await stage.say(try values.text(), as: try values.person())
        },
        try .action("{person} says {text}, and {other:person} hears it at once") { stage, values in
            try await stage.say(try values.text(), as: try values.person(), heardBy: try values.person("other"))
        },
    ]
}

private func endingSteps() throws -> [Step] {
    [
        try .action("{person} converts the chat into a ticket [of {tier:text}]") { stage, values in
            let tier = values.has("tier") ? try await stage.tier(try values.text("tier")) : ""
            let request = ConvertConversationRequest(id: try stage.chat().id, tier: tier)
            stage.remember(try await stage.client(of: values.person()).conversations.convertConversation(request))
        },
        try .action("{person} closes the chat") { stage, values in
            _ = try await stage.client(of: values.person()).conversations.closeConversation(
                CloseConversationRequest(id: try stage.chat().id))
        },
    ]
}

private func chatReadingSteps() throws -> [Step] {
    [
        try .check("{people} <reads|read> the chat {texts}, in that order") { stage, values in
            for person in try values.people() {
                let client = try stage.client(of: person)
                let bodies = try await client.conversations.allMessages(in: try stage.chat().id)
                    .reduce(into: []) { $0.append($1.body) }
                try expect(bodies, is: try values.texts(), "what \(person) reads")
            }
        },
        try .check("{people} <does|do> not see the chat") { stage, values in
            for person in try values.people() {
                do {
                    _ = try await stage.chat(as: person)
                } catch let error as RPCError where error.code == .notFound {
                    continue
                }
                throw Mismatch("\(person) sees it")
            }
        },
        try .check("{people} <sees|see> that the chat is open") { stage, values in
            for person in try values.people() {
                try expect(try await stage.chat(as: person).state, is: .open, "what \(person) sees")
            }
        },
        try .check("{people} <sees|see> that the chat is closed") { stage, values in
            for person in try values.people() {
                try expect(try await stage.chat(as: person).state, is: .closed, "what \(person) sees")
            }
        },
        try .check("No ticket came of the chat") { stage, _ in
            try expect(try await stage.chat(as: .ines).ticketNumber, is: 0, "its ticket")
        },
        try .check("The ticket of the chat is this one") { stage, _ in
            try expect(try await stage.chat(as: .ines).ticketNumber, is: stage.currentTicket ?? 0, "its ticket")
        },
        try .check("The answer says that service resumes at {text}") { stage, values in
            let time = ISO8601DateFormatter().date(from: try values.text())
            guard let time else { throw Mismatch("that is no time") }
            let resumes = try stage.chat().serviceResumeTime?.seconds
            try expect(resumes, is: Int64(time.timeIntervalSince1970), "when service resumes, in seconds")
        },
        try .check("The answer names no time at which service resumes") { stage, _ in
            try expect(try stage.chat().serviceResumeTime?.seconds, is: nil, "when service resumes, in seconds")
        },
        try .check("The answer says {text}") { stage, values in
            try expect(try stage.chat().notice, is: try values.text(), "what the answer says")
        },
    ]
}

extension Stage {
    /// The chat as its start was answered.
    fileprivate func chat() throws -> Conversation {
        guard let conversation else { throw Mismatch("this rule has not spoken of a chat before") }
        return conversation
    }

    /// The chat as somebody sees it now.
    fileprivate func chat(as person: Person) async throws -> Conversation {
        try await client(of: person).conversations.getConversation(GetConversationRequest(id: try chat().id))
    }

    /// Says something over a live connection, which ends then.
    func say(_ body: String, files: [String] = [], as person: Person) async throws {
        let chat = Chat(try chat().id, with: try client(of: person))
        try await withThrowingTaskGroup { group in
            group.addTask { try await chat.run { _ in } }
            defer { chat.finish() }
            try await chat.send(body, attachmentIDs: files)
            chat.finish()
            try await group.waitForAll()
        }
    }

    /// Says something while somebody else is connected, and waits until they hear it.
    fileprivate func say(_ body: String, as person: Person, heardBy listener: Person) async throws {
        let chat = Chat(try chat().id, with: try client(of: listener))
        let (connected, isConnected) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await chat.run { response in
                    isConnected.yield()
                    if case .message(let message) = response.kind, message.body == body { chat.finish() }
                }
            }
            for await _ in connected { break }
            try await say(body, as: person)
            try await group.waitForAll()
        }
    }
}
