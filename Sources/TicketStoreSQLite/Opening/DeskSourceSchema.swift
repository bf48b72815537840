/// The third migration: the texts that desks were made of, and whose they are.
enum DeskSourceSchema {
    /// Every version that is there came with the program, without its text.
    static let migration = """
        ALTER TABLE desks ADD COLUMN source TEXT;
        -- A DeskSource.Origin.
        ALTER TABLE desks ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE desks ADD COLUMN create_time INTEGER;
        ALTER TABLE desks ADD COLUMN author_id TEXT;
        -- As JSON, as the person was then.
        ALTER TABLE desks ADD COLUMN author TEXT;
        ALTER TABLE desks ADD COLUMN request_id TEXT;
        ALTER TABLE desks ADD COLUMN fingerprint BLOB;
        CREATE UNIQUE INDEX desks_by_request ON desks (tenant, author_id, request_id) WHERE request_id IS NOT NULL;
        """
}
