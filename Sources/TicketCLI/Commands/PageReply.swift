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

extension ListDesksResponse: PageReply {
    var count: Int { desks.count }

    mutating func append(_ page: ListDesksResponse) {
        desks += page.desks
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
