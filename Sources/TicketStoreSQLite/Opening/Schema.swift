internal import GRDB
internal import TicketCore

/// The tables, and how a database gets them.
///
/// `tenants` gives each tenant a number, which comes first in every key. `ticket` in a table is a `TicketKey`: tenant
/// and number in one integer. Enums stand as the numbers of `records.proto`, times as microseconds since the epoch.
enum Schema {
    /// The migrations, oldest first. One that has been released is never changed.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 tickets, events, desks, people") { database in
            try database.execute(sql: tables)
            try database.execute(sql: indexes)
        }
        migrator.registerMigration("2 workflow") { database in
            try database.execute(sql: WorkflowSchema.migration)
        }
        migrator.registerMigration("3 attachments") { database in
            try database.execute(sql: AttachmentSchema.migration)
        }
        migrator.registerMigration("4 finding tickets", migrate: FindingSchema.migrate)
        migrator.registerMigration("5 searching tickets", migrate: SearchSchema.migrate)
        migrator.registerMigration("6 sources of desks") { database in
            try database.execute(sql: DeskSourceSchema.migration)
        }
        migrator.registerMigration("7 conversations") { database in
            try database.execute(sql: ConversationSchema.migration)
        }
        migrator.registerMigration("8 statuses as customers see them") { database in
            try database.execute(sql: CustomerStatusSchema.migration)
        }
        migrator.registerMigration("9 feedback and views") { database in
            try database.execute(sql: FeedbackSchema.migration)
        }
        migrator.registerMigration("10 identity", migrate: IdentitySchema.migrate)
        migrator.registerMigration("11 mail") { database in
            try database.execute(sql: MailSchema.migration)
        }
        migrator.registerMigration("12 erasures") { database in
            try database.execute(sql: ErasureSchema.migration)
        }
        return migrator
    }

    private static let tables = """
        CREATE TABLE tenants (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE sequences (
            tenant INTEGER PRIMARY KEY,
            ticket_number INTEGER NOT NULL
        ) STRICT;

        -- What the events of each ticket have made of it. The long texts come last, so that what is filtered by lies
        -- in front of them.
        CREATE TABLE tickets (
            ticket INTEGER PRIMARY KEY,
            tenant INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            desk TEXT NOT NULL,
            desk_version INTEGER NOT NULL,
            status TEXT NOT NULL,
            category INTEGER NOT NULL,
            waiting_on INTEGER NOT NULL,
            issue_type TEXT NOT NULL,
            channel INTEGER NOT NULL,
            shared INTEGER NOT NULL,
            requester TEXT NOT NULL,
            account TEXT,
            create_time INTEGER NOT NULL,
            update_time INTEGER NOT NULL,
            comment_count INTEGER NOT NULL,
            locale TEXT,
            requester_name TEXT NOT NULL,
            requester_email TEXT NOT NULL,
            requester_role INTEGER NOT NULL,
            subject TEXT NOT NULL,
            cc_emails TEXT NOT NULL,
            description TEXT NOT NULL
        ) STRICT;

        CREATE TABLE comments (
            ticket INTEGER NOT NULL,
            id INTEGER NOT NULL,
            reply_to INTEGER,
            create_time INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            author TEXT NOT NULL,
            author_name TEXT NOT NULL,
            author_email TEXT NOT NULL,
            author_role INTEGER NOT NULL,
            author_account TEXT,
            body TEXT NOT NULL,
            PRIMARY KEY (ticket, id)
        ) STRICT, WITHOUT ROWID;

        -- There is one writer, so the position is the commit order. AUTOINCREMENT: no position is ever given twice.
        CREATE TABLE events (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant INTEGER NOT NULL,
            ticket INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            payload BLOB NOT NULL
        ) STRICT;

        -- What request ids were used for. In the order of `position`, so that the oldest are found without an index.
        CREATE TABLE requests (
            position INTEGER PRIMARY KEY,
            tenant INTEGER NOT NULL,
            person TEXT NOT NULL,
            request_id TEXT NOT NULL,
            fingerprint BLOB NOT NULL,
            time INTEGER NOT NULL,
            ticket INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            comment INTEGER
        ) STRICT;

        CREATE TABLE outbox (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant INTEGER NOT NULL,
            ticket INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            kind TEXT NOT NULL,
            recipient TEXT NOT NULL,
            locale TEXT
        ) STRICT;

        CREATE TABLE desks (
            tenant INTEGER NOT NULL,
            key TEXT NOT NULL,
            version INTEGER NOT NULL,
            definition TEXT NOT NULL,
            PRIMARY KEY (tenant, key, version)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE principals (
            position INTEGER PRIMARY KEY,
            tenant INTEGER NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            email TEXT NOT NULL,
            role INTEGER NOT NULL,
            account TEXT,
            locale TEXT,
            scopes TEXT NOT NULL,
            sign_in_name TEXT NOT NULL,
            UNIQUE (tenant, id)
        ) STRICT;

        CREATE TABLE tokens (
            digest BLOB PRIMARY KEY,
            tenant INTEGER NOT NULL,
            person TEXT NOT NULL,
            expire_time INTEGER
        ) STRICT, WITHOUT ROWID;
        """

    /// The row id is the last column of every index, so each of these gives its rows in the order of their numbers.
    private static let indexes = """
        CREATE INDEX tickets_by_requester ON tickets (tenant, requester);
        CREATE INDEX tickets_by_account ON tickets (tenant, account, shared) WHERE account IS NOT NULL;
        CREATE INDEX events_by_tenant ON events (tenant);
        CREATE UNIQUE INDEX events_by_ticket ON events (ticket, revision);
        CREATE UNIQUE INDEX requests_by_id ON requests (tenant, person, request_id);
        CREATE INDEX principals_by_sign_in_name ON principals (tenant, sign_in_name);
        """
}
