/// The seventh migration: what readers think of the help, and views.
enum FeedbackSchema {
    /// The counts stand beside the votes, so that nobody counts them.
    static let migration = """
        -- What request ids of requests were used for that change no ticket.
        CREATE TABLE call_requests (
            tenant INTEGER NOT NULL,
            person TEXT NOT NULL,
            request_id TEXT NOT NULL,
            fingerprint BLOB NOT NULL,
            time INTEGER NOT NULL,
            PRIMARY KEY (tenant, person, request_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE article_votes (
            tenant INTEGER NOT NULL,
            person TEXT NOT NULL,
            desk TEXT NOT NULL,
            article TEXT NOT NULL,
            helpful INTEGER NOT NULL,
            PRIMARY KEY (tenant, person, desk, article)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE article_ratings (
            tenant INTEGER NOT NULL,
            desk TEXT NOT NULL,
            article TEXT NOT NULL,
            helpful_count INTEGER NOT NULL,
            unhelpful_count INTEGER NOT NULL,
            PRIMARY KEY (tenant, desk, article)
        ) STRICT, WITHOUT ROWID;

        -- An owner is "p:" with a person's id, or "d:" with a desk's key.
        CREATE TABLE views (
            tenant INTEGER NOT NULL,
            owner TEXT NOT NULL,
            name TEXT NOT NULL,
            definition BLOB NOT NULL,
            PRIMARY KEY (tenant, owner, name)
        ) STRICT, WITHOUT ROWID;
        """
}
