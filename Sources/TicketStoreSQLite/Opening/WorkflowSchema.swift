/// The second migration: what workflows keep on tickets.
enum WorkflowSchema {
    /// Tickets are written anew, so that what lists filter by still lies in front of the long texts.
    static let migration = """
        CREATE TABLE tickets_2 (
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
            deleted INTEGER NOT NULL DEFAULT 0,
            assignee TEXT,
            team TEXT,
            tier TEXT,
            requester TEXT NOT NULL,
            account TEXT,
            create_time INTEGER NOT NULL,
            update_time INTEGER NOT NULL,
            comment_count INTEGER NOT NULL,
            -- When the first timer runs out; NULL if none may.
            next_due INTEGER,
            locale TEXT,
            requester_name TEXT NOT NULL,
            requester_email TEXT NOT NULL,
            requester_role INTEGER NOT NULL,
            subject TEXT NOT NULL,
            cc_emails TEXT NOT NULL,
            -- A TicketStateRecord; NULL for nothing.
            state BLOB,
            description TEXT NOT NULL
        ) STRICT;

        INSERT INTO tickets_2 (ticket, tenant, revision, desk, desk_version, status, category, waiting_on, issue_type,
            channel, shared, requester, account, create_time, update_time, comment_count, locale, requester_name,
            requester_email, requester_role, subject, cc_emails, description)
        SELECT ticket, tenant, revision, desk, desk_version, status, category, waiting_on, issue_type,
            channel, shared, requester, account, create_time, update_time, comment_count, locale, requester_name,
            requester_email, requester_role, subject, cc_emails, description
        FROM tickets;

        DROP TABLE tickets;
        ALTER TABLE tickets_2 RENAME TO tickets;
        CREATE INDEX tickets_by_requester ON tickets (tenant, requester);
        CREATE INDEX tickets_by_account ON tickets (tenant, account, shared) WHERE account IS NOT NULL;
        CREATE INDEX tickets_by_next_due ON tickets (next_due) WHERE next_due IS NOT NULL;

        ALTER TABLE comments ADD COLUMN internal INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE comments ADD COLUMN written_on INTEGER;
        ALTER TABLE outbox ADD COLUMN message TEXT;

        -- Who is let in where, beside requesters and their accounts. Addresses stand in lower case.
        CREATE TABLE participants (
            in_tenant INTEGER NOT NULL,
            email TEXT NOT NULL,
            on_ticket INTEGER NOT NULL,
            PRIMARY KEY (in_tenant, email, on_ticket)
        ) STRICT, WITHOUT ROWID;
        """
}
