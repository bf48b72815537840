/// What a call does.
enum Operation: String, Sendable, Hashable, CaseIterable {
    /// GetTicket of one of the tickets.
    case get
    /// ListTickets: the first page of the desk, 50 tickets.
    case list
    /// SearchTickets for a word of the texts, in the desk.
    case search
    /// CreateTicket with one of the texts.
    case create
    /// AddComment to one of the tickets.
    case comment
    /// TransitionTicket of a ticket that is the caller's own, to and fro between two statuses.
    case transition

    /// Its place in lists that have one entry for each operation.
    var index: Int {
        switch self {
        case .get: 0
        case .list: 1
        case .search: 2
        case .create: 3
        case .comment: 4
        case .transition: 5
        }
    }
}
