internal import TicketCore

/// Terms as they are handed to FTS5: each with its mark, with spaces between. No term has a space or a capital letter, so
/// FTS5's plainest tokenizer leaves them as they are.
struct SearchTokens {
    /// In UTF-8.
    private(set) var bytes: [UInt8] = []

    /// No terms.
    init() {}

    /// Terms that have their marks already.
    init(_ terms: Set<ArraySlice<UInt8>>) {
        for term in terms {
            bytes.append(contentsOf: term)
            bytes.append(UInt8(ascii: " "))
        }
    }

    /// Each of them once, with its mark.
    var terms: Set<ArraySlice<UInt8>> { Set(bytes.split(separator: UInt8(ascii: " "))) }

    var isEmpty: Bool { bytes.isEmpty }

    /// Adds the terms of a text.
    mutating func add(_ mark: SearchMark, _ text: String) {
        SearchTerms.forEach(in: text) { add(mark, term: $0) }
    }

    /// Adds one term.
    mutating func add(_ mark: SearchMark, term: String) {
        bytes.append(mark.rawValue)
        bytes.append(contentsOf: term.utf8)
        bytes.append(UInt8(ascii: " "))
    }

    /// Adds the term that stands for somebody.
    mutating func add(_ mark: SearchMark, id: String) {
        bytes.append(contentsOf: mark.term(for: id).utf8)
        bytes.append(UInt8(ascii: " "))
    }

    /// Adds all that a ticket is found by.
    mutating func add(_ ticket: Ticket) {
        add(.subject, ticket.subject)
        add(.text, ticket.description)
        add(.requester, id: ticket.requester.id)
        if let account = ticket.account { add(.account, id: account) }
        for email in ticket.letInAddresses { add(.participant, id: email) }
    }

    /// Adds all that a comment makes its ticket be found by.
    mutating func add(_ comment: Comment) {
        add(comment.isInternal ? .note : .text, comment.body)
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }
}
