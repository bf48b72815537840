internal import ProtobufC
internal import TicketMessages

/// A reply that holds a page of a list (AIP-158).
protocol PageReply: ProtobufMessage {
    var nextPageToken: String { get }
    /// How many resources are on it.
    var count: Int { get }
    /// Takes the resources of the page behind this one, and its token.
    mutating func append(_ page: Self)
}

extension ListTicketsResponse: PageReply {
    var count: Int { tickets.count }

    mutating func append(_ page: ListTicketsResponse) {
        tickets += page.tickets
        nextPageToken = page.nextPageToken
    }
}

extension ListCommentsResponse: PageReply {
    var count: Int { comments.count }

    mutating func append(_ page: ListCommentsResponse) {
        comments += page.comments
        nextPageToken = page.nextPageToken
    }
}

extension ListConversationsResponse: PageReply {
    var count: Int { conversations.count }

    mutating func append(_ page: ListConversationsResponse) {
        conversations += page.conversations
        nextPageToken = page.nextPageToken
    }
}

extension ListAttachmentsResponse: PageReply {
    var count: Int { attachments.count }

    mutating func append(_ page: ListAttachmentsResponse) {
        attachments += page.attachments
        nextPageToken = page.nextPageToken
    }
}

extension ListDesksResponse: PageReply {
    var count: Int { desks.count }

    mutating func append(_ page: ListDesksResponse) {
        desks += page.desks
        nextPageToken = page.nextPageToken
    }
}

extension ListEventsResponse: PageReply {
    var count: Int { events.count }

    mutating func append(_ page: ListEventsResponse) {
        events += page.events
        nextPageToken = page.nextPageToken
    }
}

extension SearchTicketsResponse: PageReply {
    var count: Int { hits.count }

    mutating func append(_ page: SearchTicketsResponse) {
        hits += page.hits
        nextPageToken = page.nextPageToken
    }
}

extension ListArticleRatingsResponse: PageReply {
    var count: Int { articleRatings.count }

    mutating func append(_ page: ListArticleRatingsResponse) {
        articleRatings += page.articleRatings
        nextPageToken = page.nextPageToken
    }
}

extension ListQuarantineResponse: PageReply {
    var count: Int { mails.count }

    mutating func append(_ page: ListQuarantineResponse) {
        mails += page.mails
        nextPageToken = page.nextPageToken
    }
}

extension ListDeadLettersResponse: PageReply {
    var count: Int { deadLetters.count }

    mutating func append(_ page: ListDeadLettersResponse) {
        deadLetters += page.deadLetters
        nextPageToken = page.nextPageToken
    }
}

extension ListMacrosResponse: PageReply {
    var count: Int { macros.count }

    mutating func append(_ page: ListMacrosResponse) {
        macros += page.macros
        nextPageToken = page.nextPageToken
    }
}

extension ListCannedResponsesResponse: PageReply {
    var count: Int { cannedResponses.count }

    mutating func append(_ page: ListCannedResponsesResponse) {
        cannedResponses += page.cannedResponses
        nextPageToken = page.nextPageToken
    }
}

extension ListServiceTokensResponse: PageReply {
    var count: Int { serviceTokens.count }

    mutating func append(_ page: ListServiceTokensResponse) {
        serviceTokens += page.serviceTokens
        nextPageToken = page.nextPageToken
    }
}

extension ListAuditEntriesResponse: PageReply {
    var count: Int { auditEntries.count }

    mutating func append(_ page: ListAuditEntriesResponse) {
        auditEntries += page.auditEntries
        nextPageToken = page.nextPageToken
    }
}
