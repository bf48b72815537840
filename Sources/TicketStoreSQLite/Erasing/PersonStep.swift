internal import TicketCore

/// Erases what is kept of somebody by itself: requests, votes and views, all at once.
struct PersonStep: ErasureStep {
    func find(in scope: ErasureScope, after place: Int64) -> ErasurePortion { ErasurePortion(keys: [0]) }

    func erase(_ key: Int64, in scope: ErasureScope) throws -> ErasureReport {
        var report = ErasureReport()
        for (place, id) in scope.person.ids.sorted().enumerated() {
            let owner: [SQLConditions.Value] = [.integer(scope.tenant.rawValue), .text(id)]
            try scope.write("DELETE FROM requests WHERE tenant = ? AND person = ?", owner)
            try scope.write("DELETE FROM call_requests WHERE tenant = ? AND person = ?", owner)
            report.votes += Int64(
                try scope.connection.number("SELECT count(*) FROM article_votes WHERE tenant = ? AND person = ?", owner)
                    ?? 0)
            // They go on counting. Two ids of one person may have rated the same article.
            let pseudonym = scope.person.pseudonym + (place == 0 ? "" : "-\(place + 1)")
            try scope.write(
                "UPDATE article_votes SET person = ? WHERE tenant = ? AND person = ?", [.text(pseudonym)] + owner)
            try eraseAuthor(id, in: scope)
            try eraseAudit(of: id, in: scope)
        }
        report.views = try eraseViews(in: scope)
        return report
    }

    /// Somebody who was of the staff once may have written a desk.
    private func eraseAuthor(_ id: String, in scope: ErasureScope) throws {
        let versions = try scope.rows(
            "SELECT key, version, author FROM desks WHERE tenant = ? AND author_id = ?",
            [.integer(scope.tenant.rawValue), .text(id)]
        ) { (key: $0.text(0), version: $0.int64(1), author: try $0.optionalText(2).map(DeskSourceColumns.person)) }
        for (key, version, author) in versions {
            let author = try author.map { try DeskSourceColumns.column(scope.person.erasing($0)) }
            try scope.write(
                """
                UPDATE desks SET author_id = ?, author = ?, request_id = NULL
                WHERE tenant = ? AND key = ? AND version = ?
                """,
                [
                    .text(scope.person.pseudonym), author.map(SQLConditions.Value.text) ?? .null,
                    .integer(scope.tenant.rawValue), .text(key), .integer(version),
                ])
        }
    }

    /// What was done and by whom stays, under the pseudonym and without network addresses.
    private func eraseAudit(of id: String, in scope: ErasureScope) throws {
        for column in ["actor", "subject"] {
            try scope.write(
                "UPDATE audit SET \(column) = ?, peer = NULL WHERE tenant = ? AND \(column) = ?",
                [.text(scope.person.pseudonym), .integer(scope.tenant.rawValue), .text(id)])
        }
    }

    /// The person's own views go, and other people's that are about the person.
    private func eraseViews(in scope: ErasureScope) throws -> Int64 {
        let owners = Set(scope.person.ids.map { SavedView.Owner.person($0).column })
        let views = try scope.rows(
            "SELECT owner, name, definition FROM views WHERE tenant = ?", [.integer(scope.tenant.rawValue)]
        ) { (owner: $0.text(0), name: $0.text(1), definition: $0.bytes(2)) }
        let meant = views.filter {
            owners.contains($0.owner) || scope.person.isMeant(byViewOf: $0.definition, named: $0.name)
        }
        for view in meant {
            try scope.write(
                "DELETE FROM views WHERE tenant = ? AND owner = ? AND name = ?",
                [.integer(scope.tenant.rawValue), .text(view.owner), .text(view.name)])
        }
        return Int64(meant.count)
    }
}
