/// The migration that brings files: their rows. Their bytes lie beside the database.
enum AttachmentSchema {
    static let migration = """
        CREATE TABLE attachments (
            position INTEGER PRIMARY KEY,
            tenant INTEGER NOT NULL,
            id TEXT NOT NULL,
            ticket INTEGER NOT NULL,
            comment INTEGER,
            internal INTEGER NOT NULL DEFAULT 0,
            author TEXT NOT NULL,
            size_bytes INTEGER NOT NULL,
            -- An AttachmentRecord.
            record BLOB NOT NULL,
            UNIQUE (tenant, id)
        ) STRICT;
        CREATE INDEX attachments_by_ticket ON attachments (ticket);

        -- Uploads of the last 24 hours, in the order in which they were begun. The id is that of the file.
        CREATE TABLE uploads (
            position INTEGER PRIMARY KEY,
            tenant INTEGER NOT NULL,
            person TEXT NOT NULL,
            upload_id TEXT NOT NULL,
            id TEXT NOT NULL,
            ticket INTEGER NOT NULL,
            size_bytes INTEGER NOT NULL,
            create_time INTEGER NOT NULL,
            complete INTEGER NOT NULL DEFAULT 0,
            -- An UploadRecord.
            record BLOB NOT NULL,
            UNIQUE (tenant, person, upload_id)
        ) STRICT;

        -- The bytes of a tenant's attachments and unfinished uploads together.
        CREATE TABLE attachment_usage (
            tenant INTEGER PRIMARY KEY,
            bytes INTEGER NOT NULL
        ) STRICT;

        -- A FilesRecord; NULL for none.
        ALTER TABLE comments ADD COLUMN attachments BLOB;
        """
}
