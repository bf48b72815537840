internal import Synchronization
internal import TTRPC
internal import TicketCore

/// Who is in which chat on this server, and what is only live: presence and typing.
///
/// Nothing here is kept, and other servers on the same store do not see it: what has to arrive goes through the store.
final class ChatHub: Sendable {
    /// A conversation of a tenant.
    struct Room: Hashable {
        var tenant: String
        var conversationID: String
    }

    /// How many connections may be in one chat.
    static let membersMax = 200

    private struct Member {
        var person: PersonReference
        var mailbox: ChatMailbox
    }

    private struct State {
        var rooms: [Room: [Int: Member]] = [:]
        var nextID = 0
    }

    private let state = Mutex(State())

    /// Brings a connection into a chat: it learns who is there, and they learn who came, if that person was not there.
    ///
    /// - Returns: an id for `leave` and `type`.
    func enter(_ room: Room, _ person: PersonReference, _ mailbox: ChatMailbox) throws -> Int {
        let (id, others) = try state.withLock { state -> (Int, [Member]) in
            let others = state.rooms[room].map { Array($0.values) } ?? []
            guard others.count < Self.membersMax else { throw RPCError.chatIsFull }
            state.nextID += 1
            state.rooms[room, default: [:]][state.nextID] = Member(person: person, mailbox: mailbox)
            return (state.nextID, others)
        }
        for other in others where other.person.id != person.id { mailbox.notice(other.person, isPresent: true) }
        if !others.contains(where: { $0.person.id == person.id }) {
            for other in others { other.mailbox.notice(person, isPresent: true) }
        }
        return id
    }

    /// Takes a connection out of a chat. The others learn of it if it was the person's last.
    func leave(_ room: Room, id: Int) {
        let (left, others) = state.withLock { state -> (PersonReference?, [Member]) in
            let left = state.rooms[room]?.removeValue(forKey: id)
            let others = state.rooms[room].map { Array($0.values) } ?? []
            if others.isEmpty { state.rooms[room] = nil }
            return (left?.person, others)
        }
        guard let left, !others.contains(where: { $0.person.id == left.id }) else { return }
        for other in others { other.mailbox.notice(left, isPresent: false) }
    }

    /// Tells everybody else in a chat that somebody is typing.
    func type(_ room: Room, _ person: PersonReference) {
        let members = state.withLock { $0.rooms[room].map { Array($0.values) } ?? [] }
        for member in members where member.person.id != person.id {
            member.mailbox.put { $0.typing[person.id] = person }
        }
    }
}

extension ChatMailbox {
    fileprivate func notice(_ person: PersonReference, isPresent: Bool) {
        put { $0.presence[person.id] = (person, isPresent) }
    }
}

extension RPCError {
    fileprivate static var chatIsFull: RPCError {
        RPCError(
            .resourceExhausted, reason: "CHAT_FULL",
            message: "\(ChatHub.membersMax) connections are in this chat already; close one of yours")
    }
}
