internal import TicketCore

extension TenantState {
    func search(_ search: TicketSearch) -> SearchPage {
        var found: [(position: SearchPosition, ticket: Ticket)] = []
        for ticket in tickets where search.scope.contains(ticket) && search.filter.matches(ticket) {
            guard let rank = rank(ticket, in: search) else { continue }
            let position = SearchPosition(rank: rank, number: ticket.number)
            if search.after.map({ $0 < position }) ?? true { found.append((position, ticket)) }
        }
        found.sort { $0.position < $1.position }
        var page = SearchPage(hits: [], next: nil)
        var last: SearchPosition?
        for (position, ticket) in found {
            guard page.hits.count < search.limit else {
                page.next = last
                break
            }
            if let hit = hit(ticket, in: search) { page.hits.append(hit) }
            last = position
        }
        return page
    }

    /// How well a ticket fits by its terms; nil if it does not.
    private func rank(_ ticket: Ticket, in search: TicketSearch) -> SearchRank? {
        let terms = SearchTerms.of(texts(ticket, in: search))
        guard search.words.clauses.allSatisfy({ $0.isCovered(by: terms) }) else { return nil }
        return SearchRank(search.words, subject: SearchTerms.of([ticket.subject]))
    }

    private func hit(_ ticket: Ticket, in search: TicketSearch) -> SearchPage.Hit? {
        var reading = SearchReading(search.words)
        for text in texts(ticket, in: search) { if !reading.take(text) { break } }
        return reading.isFound ? SearchPage.Hit(ticket: ticket, snippet: reading.snippet) : nil
    }

    private func texts(_ ticket: Ticket, in search: TicketSearch) -> [String] {
        let read = (comments[ticket.number] ?? []).filter { search.includesInternal || !$0.isInternal }
        return [ticket.subject, ticket.description] + read.map(\.body)
    }
}
