internal import TicketCore

extension TenantState {
    /// Whether a request was carried out before; if not, it is noted.
    mutating func isRepeated(_ request: StoreRequest) throws -> Bool {
        guard let key = request.key else { return false }
        let name = RequestName(person: request.person, requestID: key.requestID)
        if let known = callRequests[name] {
            guard known == key.fingerprint else { throw Refusal.requestIDReused(key.requestID) }
            return true
        }
        callRequests[name] = key.fingerprint
        return false
    }

    mutating func rate(_ vote: ArticleVote, for request: StoreRequest) throws -> ArticleRating {
        let name = Article(desk: vote.desk, article: vote.article)
        if try !isRepeated(request) {
            var votes = votes[request.person] ?? [:]
            guard votes[name] != nil || votes.count < ArticleVote.articlesMax else { throw LimitReached.articles }
            votes[name] = vote.isHelpful
            self.votes[request.person] = votes
        }
        return rating(name)
    }

    func rating(_ name: Article) -> ArticleRating {
        let said = votes.values.compactMap { $0[name] }
        return ArticleRating(
            desk: name.desk, article: name.article, helpfulCount: Int64(said.count { $0 }),
            unhelpfulCount: Int64(said.count { !$0 }))
    }

    func ratings(desk: String, after article: String?, limit: Int) -> [ArticleRating] {
        let names = Set(votes.values.flatMap(\.keys)).filter { $0.desk == desk }
        let behind = names.filter { name in
            article.map { $0.utf8.lexicographicallyPrecedes(name.article.utf8) } ?? true
        }
        return behind.sorted { $0.article.utf8.lexicographicallyPrecedes($1.article.utf8) }
            .prefix(max(0, limit)).map(rating)
    }

    mutating func save(_ view: SavedView, for request: StoreRequest) throws {
        if try isRepeated(request) { return }
        var kept = views[view.owner] ?? [:]
        guard kept[view.name] != nil || kept.count < SavedView.viewsMax else { throw LimitReached.views }
        kept[view.name] = view
        views[view.owner] = kept
    }

    func views(of owner: SavedView.Owner) -> [SavedView] {
        (views[owner] ?? [:]).values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    mutating func deleteView(_ name: String, of owner: SavedView.Owner, for request: StoreRequest) throws -> Bool {
        if try isRepeated(request) { return true }
        return views[owner]?.removeValue(forKey: name) != nil
    }
}
