internal import TicketClient

/// A chat on a terminal or between pipes: what comes in line by line is said, and what is heard is written.
struct LiveChat {
    let session: Session
    let conversationID: String
    /// The latest message that need not be shown.
    var lastMessageID: Int64 = 0
    /// Files to send before anything is said.
    var firstFileIDs: [String] = []

    /// Runs until the input ends, the chat is closed or the program is interrupted.
    ///
    /// - Throws: `RPCError`, also that of the first line that was refused, once the chat has ended; ``OutputFailure``.
    func run() async throws {
        let chat = Chat(conversationID, with: session.client, after: lastMessageID)
        let speaker = Task { [session, firstFileIDs] in try await Self.speak(in: chat, firstFileIDs, session) }
        var screen = ChatScreen(session: session)
        do {
            try await chat.run(clock: session.clock) { error, _ in
                screen.interrupted(by: error)
            } handle: { response in
                try screen.show(response)
                if let read = screen.readUpTo { chat.read(upTo: read) }
                // Nothing can be said there any more; what was said is still shown.
                if screen.isClosed { chat.finish() }
            }
        } catch {
            speaker.cancel()
            throw error
        }
        speaker.cancel()
        if let refusal = screen.firstRefusal { throw refusal }
    }

    /// Sends the files, then says each line when it is complete, and the last one also without its end.
    private static func speak(in chat: Chat, _ fileIDs: [String], _ session: Session) async throws {
        defer { chat.finish() }
        // What is refused is shown; what is typed next may be taken.
        if !fileIDs.isEmpty {
            do { try await chat.send("", attachmentIDs: fileIDs) } catch is RPCError {}
        }
        var input = LineInput(console: session.console)
        while let line = try await input.next() {
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            do {
                try await chat.send(line)
            } catch is RPCError {
                // The screen has shown it; what is typed next may be taken.
            }
        }
    }
}
