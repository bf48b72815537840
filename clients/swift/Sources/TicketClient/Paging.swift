extension TicketServiceClient {
    /// Every ticket that the filter means and the caller may see, each once, those created last first unless another
    /// order is asked for.
    ///
    /// Pages are asked for as the sequence is read; reading it throws ``RPCError``.
    public func all(
        filter: TicketFilter? = nil, orderBy: TicketOrder = .unspecified, pageSize: Int32 = 200,
        options: CallOptions = CallOptions()
    ) -> PagedSequence<Ticket> {
        PagedSequence { token in
            let request = ListTicketsRequest(
                pageSize: pageSize, pageToken: token, filter: filter, orderBy: orderBy)
            let page = try await listTickets(request, options: options)
            return (page.tickets, page.nextPageToken)
        }
    }

    /// Every ticket that has the words, the best match first.
    public func allHits(
        for query: String, filter: TicketFilter? = nil, pageSize: Int32 = 50, options: CallOptions = CallOptions()
    ) -> PagedSequence<SearchHit> {
        PagedSequence { token in
            let request = SearchTicketsRequest(query: query, filter: filter, pageSize: pageSize, pageToken: token)
            let page = try await searchTickets(request, options: options)
            return (page.hits, page.nextPageToken)
        }
    }

    /// Every comment of a ticket that the caller may see, oldest first.
    public func allComments(
        on number: Int64, pageSize: Int32 = 200, options: CallOptions = CallOptions()
    ) -> PagedSequence<Comment> {
        PagedSequence { token in
            let request = ListCommentsRequest(number: number, pageSize: pageSize, pageToken: token)
            let page = try await listComments(request, options: options)
            return (page.comments, page.nextPageToken)
        }
    }
}

extension AttachmentServiceClient {
    /// Every file of a ticket that the caller may read, oldest first.
    public func all(
        of ticketNumber: Int64, pageSize: Int32 = 200, options: CallOptions = CallOptions()
    ) -> PagedSequence<Attachment> {
        PagedSequence { token in
            let request = ListAttachmentsRequest(ticketNumber: ticketNumber, pageSize: pageSize, pageToken: token)
            let page = try await listAttachments(request, options: options)
            return (page.attachments, page.nextPageToken)
        }
    }
}

extension DeskServiceClient {
    /// Every desk of the caller's tenant, by key.
    public func all(pageSize: Int32 = 200, options: CallOptions = CallOptions()) -> PagedSequence<Desk> {
        PagedSequence { token in
            let page = try await listDesks(ListDesksRequest(pageSize: pageSize, pageToken: token), options: options)
            return (page.desks, page.nextPageToken)
        }
    }
}

extension ConversationServiceClient {
    /// Every conversation that the filters mean and the caller may see, each once, newest first.
    ///
    /// - Parameter filter: its page size and token are not read.
    public func all(
        _ filter: ListConversationsRequest = ListConversationsRequest(), pageSize: Int32 = 200,
        options: CallOptions = CallOptions()
    ) -> PagedSequence<Conversation> {
        PagedSequence { token in
            var request = filter
            request.pageSize = pageSize
            request.pageToken = token
            let page = try await listConversations(request, options: options)
            return (page.conversations, page.nextPageToken)
        }
    }

    /// Everything that was said in a conversation, oldest first.
    public func allMessages(
        in conversationID: String, pageSize: Int32 = 200, options: CallOptions = CallOptions()
    ) -> PagedSequence<Message> {
        PagedSequence { token in
            let request = ListMessagesRequest(conversationID: conversationID, pageSize: pageSize, pageToken: token)
            let page = try await listMessages(request, options: options)
            return (page.messages, page.nextPageToken)
        }
    }
}

extension IdentityServiceClient {
    /// Every token of a service, or of all where it is left out, by id. For admins.
    public func allServiceTokens(
        of service: String = "", pageSize: Int32 = 200, options: CallOptions = CallOptions()
    ) -> PagedSequence<ServiceToken> {
        PagedSequence { token in
            let request = ListServiceTokensRequest(service: service, pageSize: pageSize, pageToken: token)
            let page = try await listServiceTokens(request, options: options)
            return (page.serviceTokens, page.nextPageToken)
        }
    }

    /// Every entry of the audit log that is asked for, the newest first. For admins.
    ///
    /// - Parameter filter: its page size and token are not read.
    public func allAuditEntries(
        _ filter: ListAuditEntriesRequest = ListAuditEntriesRequest(), pageSize: Int32 = 200,
        options: CallOptions = CallOptions()
    ) -> PagedSequence<AuditEntry> {
        PagedSequence { token in
            var request = filter
            request.pageSize = pageSize
            request.pageToken = token
            let page = try await listAuditEntries(request, options: options)
            return (page.auditEntries, page.nextPageToken)
        }
    }
}
