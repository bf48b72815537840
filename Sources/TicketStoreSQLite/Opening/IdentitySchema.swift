internal import GRDB
internal import TicketCore

/// The tenth migration: how people prove who they are, and the log of what was done about it.
enum IdentitySchema {
    static func migrate(_ database: Database) throws {
        try database.execute(sql: freeTakenAddresses)
        try database.execute(sql: tables)
    }

    /// Until now nothing kept two people from having one address, and only the first one was found by it. It stays so.
    private static let freeTakenAddresses = """
        UPDATE principals SET sign_in_name = '' WHERE role <> \(Role.service.column) AND EXISTS (
            SELECT 1 FROM principals AS first
            WHERE first.tenant = principals.tenant AND first.sign_in_name = principals.sign_in_name
                AND first.role <> \(Role.service.column) AND first.position < principals.position
        );
        CREATE UNIQUE INDEX principals_by_address ON principals (tenant, sign_in_name)
            WHERE role <> \(Role.service.column) AND sign_in_name <> '';
        """

    /// Digests and random ids are unique in all tenants, and tenants are compared all the same.
    private static let tables = """
        -- `service` acts for `person` with it, and `parent` is the digest of the token for which it was exchanged.
        ALTER TABLE tokens ADD COLUMN create_time INTEGER;
        ALTER TABLE tokens ADD COLUMN session TEXT;
        ALTER TABLE tokens ADD COLUMN scopes TEXT;
        ALTER TABLE tokens ADD COLUMN service TEXT;
        ALTER TABLE tokens ADD COLUMN parent BLOB;
        CREATE INDEX tokens_by_session ON tokens (session) WHERE session IS NOT NULL;
        CREATE INDEX tokens_by_parent ON tokens (parent) WHERE parent IS NOT NULL;
        CREATE INDEX tokens_by_expiry ON tokens (expire_time) WHERE session IS NOT NULL OR parent IS NOT NULL;

        CREATE TABLE credentials (
            tenant INTEGER NOT NULL,
            person TEXT NOT NULL,
            password_hash TEXT,
            verify_time INTEGER,
            PRIMARY KEY (tenant, person)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sessions (
            id TEXT PRIMARY KEY,
            tenant INTEGER NOT NULL,
            person TEXT NOT NULL,
            create_time INTEGER NOT NULL,
            expire_time INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            used_digest BLOB
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sessions_by_person ON sessions (tenant, person, create_time);
        CREATE INDEX sessions_by_expiry ON sessions (expire_time);

        CREATE TABLE refresh_tokens (
            digest BLOB PRIMARY KEY,
            session TEXT NOT NULL,
            generation INTEGER NOT NULL,
            create_time INTEGER NOT NULL,
            expire_time INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session, generation, create_time);

        -- `person` is empty where nobody has the address that was asked for.
        CREATE TABLE password_resets (
            id TEXT PRIMARY KEY,
            tenant INTEGER NOT NULL,
            person TEXT NOT NULL,
            digest BLOB NOT NULL UNIQUE,
            create_time INTEGER NOT NULL,
            use_time INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX password_resets_by_person ON password_resets (tenant, person, create_time);
        CREATE INDEX password_resets_by_time ON password_resets (create_time);

        CREATE TABLE service_tokens (
            tenant INTEGER NOT NULL,
            id TEXT NOT NULL,
            digest BLOB NOT NULL,
            service TEXT NOT NULL,
            scopes TEXT,
            description TEXT NOT NULL,
            creator TEXT NOT NULL,
            create_time INTEGER NOT NULL,
            expire_time INTEGER,
            last_use_time INTEGER,
            request_id TEXT,
            PRIMARY KEY (tenant, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX service_tokens_by_service ON service_tokens (tenant, service);
        CREATE UNIQUE INDEX service_tokens_by_digest ON service_tokens (digest);
        CREATE UNIQUE INDEX service_tokens_by_request ON service_tokens (tenant, creator, request_id)
            WHERE request_id IS NOT NULL;

        CREATE TABLE audit (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant INTEGER NOT NULL,
            time INTEGER NOT NULL,
            kind TEXT NOT NULL,
            actor TEXT,
            service TEXT,
            subject TEXT,
            object TEXT,
            peer TEXT,
            details TEXT NOT NULL
        ) STRICT;
        CREATE INDEX audit_by_tenant ON audit (tenant);
        CREATE INDEX audit_by_actor ON audit (tenant, actor) WHERE actor IS NOT NULL;
        CREATE INDEX audit_by_subject ON audit (tenant, subject) WHERE subject IS NOT NULL;

        -- The password reset that the mail brings; its ticket and revision are 0.
        ALTER TABLE outbox ADD COLUMN reset TEXT;
        """
}
