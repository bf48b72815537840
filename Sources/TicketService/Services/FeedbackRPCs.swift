internal import TTRPC
internal import TicketCore
internal import TicketMessages

/// `ticket.v1.FeedbackService`: what readers think of the help.
struct FeedbackRPCs: FeedbackServiceProtocol {
    /// How long the name of an article may be, in bytes of UTF-8.
    private static let articleBytesMax = 256

    let endpoints: Endpoints

    var rateArticle: UnaryHandler<RateArticleRequest, TicketMessages.ArticleRating> {
        endpoints.read(.may(.readDesks)) { [self] request, caller in
            try await check(request.desk, request.article, caller)
            var body = request
            body.requestID = ""
            let key = try RequestID.key(request.requestID, method: FeedbackServiceMethods.rateArticle, body: body)
            let vote = ArticleVote(desk: request.desk, article: request.article, isHelpful: request.helpful)
            let rating = try await endpoints.store.rate(
                vote, tenant: caller.tenant,
                for: StoreRequest(person: caller.actor.person.id, key: key, now: endpoints.clock()))
            var message = TicketMessages.ArticleRating(rating, reader: caller.actor)
            message.helpful = request.helpful
            return message
        }
    }

    var getArticleRating: UnaryHandler<GetArticleRatingRequest, TicketMessages.ArticleRating> {
        endpoints.read(.may(.readInternal)) { [self] request, caller in
            try await check(request.desk, request.article, caller)
            let rating = try await endpoints.store.articleRating(
                desk: request.desk, article: request.article, tenant: caller.tenant)
            return TicketMessages.ArticleRating(rating, reader: caller.actor)
        }
    }

    var listArticleRatings: UnaryHandler<ListArticleRatingsRequest, ListArticleRatingsResponse> {
        endpoints.read(.may(.readInternal)) { [self] request, caller in
            let size = try PageSize.resolve(request.pageSize)
            try await check(desk: request.desk, caller)
            let binding = ListArticleRatingsRequest(desk: request.desk)
            let after = try PageToken(request.pageToken, filter: binding).map {
                String(decoding: $0.key, as: UTF8.self)
            }
            let found = try await endpoints.store.articleRatings(
                desk: request.desk, after: after, limit: size + 1, tenant: caller.tenant)
            var response = ListArticleRatingsResponse()
            response.articleRatings = found.prefix(size).map {
                TicketMessages.ArticleRating($0, reader: caller.actor)
            }
            if found.count > size, let last = found.prefix(size).last {
                response.nextPageToken = try PageToken(key: Array(last.article.utf8), filter: binding).text
            }
            return response
        }
    }

    private func check(_ desk: String, _ article: String, _ caller: Caller) async throws {
        guard (1...Self.articleBytesMax).contains(article.utf8.count) else {
            throw RPCError.invalidArgument(
                field: "article", reason: "INVALID_LENGTH", "1 to \(Self.articleBytesMax) bytes of UTF-8")
        }
        try await check(desk: desk, caller)
    }

    private func check(desk: String, _ caller: Caller) async throws {
        guard try await endpoints.store.desk(desk, version: nil, tenant: caller.tenant) != nil else {
            throw RPCError.notFound("desk \"\(desk)\"")
        }
    }
}

extension TicketMessages.ArticleRating {
    /// A rating, with the counts for those who may read them.
    fileprivate init(_ rating: TicketCore.ArticleRating, reader: Actor) {
        let isStaff = Authorization.readsInternal(reader)
        self.init(
            desk: rating.desk, article: rating.article, helpfulCount: isStaff ? rating.helpfulCount : 0,
            unhelpfulCount: isStaff ? rating.unhelpfulCount : 0)
    }
}
