internal import ArgumentParser
internal import TicketClient

/// A conversation as people name it: by its id, or by its ticket's number.
enum ConversationName: Sendable, Hashable {
    case id(String)
    case ticket(Int64)

    /// What `argument` stands for: `#` or digits alone are a ticket's number.
    ///
    /// - Throws: `ValidationError` for nothing, and for a `#` without a number.
    static func parse(_ argument: String) throws -> ConversationName {
        guard !argument.isEmpty else {
            throw ValidationError("name the chat by its id, or by its ticket's number, such as '#100001'")
        }
        let isNumber = argument.utf8.count <= 12 && argument.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return argument.hasPrefix("#") || isNumber ? .ticket(try TicketNumber.parse(argument)) : .id(argument)
    }

    /// What a failed call was about.
    var callSubject: CallSubject {
        if case .ticket(let number) = self { .ticket(number) } else { .none }
    }

    /// The conversation's id; asks the service where only the ticket is known.
    func id(in session: Session) async throws -> String {
        switch self {
        case .id(let id): return id
        case .ticket(let number):
            let request = GetConversationRequest(ticketNumber: number)
            return try await session.client.conversations.getConversation(request).id
        }
    }
}
