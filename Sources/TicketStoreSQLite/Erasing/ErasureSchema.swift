/// The twelfth migration: erasures, and certificates of services.
enum ErasureSchema {
    static let migration = """
        -- Erasures that are under way, and those of the last 24 hours.
        CREATE TABLE erasures (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant INTEGER NOT NULL,
            -- An ErasedPerson as JSON; empty once nothing of the person is left in any row.
            person TEXT NOT NULL,
            -- Who asked, as JSON, as the person was then.
            author TEXT NOT NULL,
            author_id TEXT NOT NULL,
            request_id TEXT,
            fingerprint BLOB,
            create_time INTEGER NOT NULL,
            -- NULL while it is under way.
            finish_time INTEGER,
            -- An ErasureReport as JSON, of what has gone so far.
            report TEXT NOT NULL
        ) STRICT;

        -- The name of a client certificate that stands in the place of a token.
        ALTER TABLE service_tokens ADD COLUMN certificate TEXT;
        """
}
