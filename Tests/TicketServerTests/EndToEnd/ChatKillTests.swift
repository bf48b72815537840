internal import Synchronization
internal import TTRPC
internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("kill -9 in the midst of a chat", .timeLimit(.minutes(10)))
struct ChatKillTests {
    private static let messagesEach = 60
    /// After how many acknowledged messages the server is killed each time.
    private static let kills = [15, 50, 80]

    @Test("Both go on by themselves, and hear every acknowledged message once, in one order for both")
    func nothingIsLostOrDoubled() async throws {
        let folder = try TemporaryFolder()
        let outages = Outages(try await RunningServer.start(in: folder, RunningServer.atSocket(in: folder)), folder)
        let id = try await outages.server.withClient(as: "ana") { ana in
            try await ana.conversations.startConversation(
                StartConversationRequest(
                    conversation: Conversation(desk: "live-chat", subject: "No puedo entrar"), requestID: "start")
            ).id
        }
        let said = Said()
        let heard = try await withThrowingTaskGroup { group in
            for person in ["ana", "alba"] {
                group.addTask { try await talk(as: person, in: id, said, outages) }
            }
            return try await group.reduce(into: [[Message]]()) { $0.append($1) }
        }
        #expect(await outages.count == Self.kills.count)
        let kept = try await outages.server.withClient(as: "ana") { ana in
            try await ana.conversations.allMessages(in: id).reduce(into: [Message]()) { $0.append($1) }
        }
        let expected = said.acknowledged
        #expect(expected.count == 2 * Self.messagesEach)
        #expect(Dictionary(uniqueKeysWithValues: kept.map { ($0.id, $0.body) }) == expected)
        #expect(kept.map(\.id) == expected.keys.sorted())
        for person in ["ana", "alba"] {
            let own = kept.map(\.body).filter { $0.hasPrefix(person) }
            #expect(own == (0..<Self.messagesEach).map { "\(person) \($0)" }, "in the order in which they were said")
        }
        for messages in heard { #expect(messages.map(\.id) == kept.map(\.id)) }
    }

    /// Says everything, one message after the other, and answers what was heard until the other has said everything.
    private func talk(
        as person: String, in id: String, _ said: Said, _ outages: Outages
    ) async throws -> [Message] {
        try await outages.server.withClient(as: person) { client in
            let chat = Chat(id, with: client)
            return try await withThrowingTaskGroup { group in
                group.addTask {
                    var heard: [Message] = []
                    try await chat.run(
                        retry: RetryPolicy(
                            attemptsMax: .max, delayFirst: .milliseconds(10), delayMax: .milliseconds(50))
                    ) { response in
                        guard case .message(let message) = response.kind else { return }
                        heard.append(message)
                        if heard.count == 2 * Self.messagesEach { chat.finish() }
                    }
                    return heard
                }
                for number in 0..<Self.messagesEach {
                    let body = "\(person) \(number)"
                    let count = said.acknowledge(try await chat.send(body), body)
                    if Self.kills.contains(count) { try await outages.next() }
                }
                return try await group.next() ?? []
            }
        }
    }
}

/// A server that is killed and started again at the same address.
private actor Outages {
    private(set) var server: RunningServer
    private(set) var count = 0
    private let folder: TemporaryFolder

    init(_ server: RunningServer, _ folder: TemporaryFolder) {
        self.server = server
        self.folder = folder
    }

    func next() async throws {
        try await server.kill()
        server = try await RunningServer.start(in: folder, RunningServer.atSocket(in: folder))
        count += 1
    }
}

/// What was acknowledged, by the messages' ids.
private final class Said: Sendable {
    private let state = Mutex<[Int64: String]>([:])

    var acknowledged: [Int64: String] { state.withLock { $0 } }

    /// Notes it, and answers how many there are.
    func acknowledge(_ id: Int64, _ body: String) -> Int {
        state.withLock { state in
            state[id] = body
            return state.count
        }
    }
}
