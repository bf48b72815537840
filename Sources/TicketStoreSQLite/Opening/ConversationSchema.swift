/// The third migration: conversations.
enum ConversationSchema {
    static let migration = """
        -- `ticket` is a TicketKey, NULL without a ticket. `is_open` says whether something may be said: also the ticket
        -- has a say in it, and whatever writes that keeps it up to date.
        CREATE TABLE conversations (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant INTEGER NOT NULL,
            id TEXT NOT NULL,
            desk TEXT NOT NULL,
            desk_version INTEGER NOT NULL,
            is_open INTEGER NOT NULL,
            ticket INTEGER,
            requester TEXT NOT NULL,
            account TEXT,
            create_time INTEGER NOT NULL,
            update_time INTEGER NOT NULL,
            close_time INTEGER,
            message_count INTEGER NOT NULL,
            message_bytes INTEGER NOT NULL,
            locale TEXT,
            requester_name TEXT NOT NULL,
            requester_email TEXT NOT NULL,
            requester_role INTEGER NOT NULL,
            subject TEXT NOT NULL,
            UNIQUE (tenant, id)
        ) STRICT;
        CREATE UNIQUE INDEX conversations_by_ticket ON conversations (ticket) WHERE ticket IS NOT NULL;
        CREATE INDEX conversations_by_tenant ON conversations (tenant);
        CREATE INDEX conversations_by_desk ON conversations (tenant, desk);
        CREATE INDEX conversations_by_requester ON conversations (tenant, requester);
        CREATE INDEX open_conversations_by_tenant ON conversations (tenant) WHERE is_open = 1;
        CREATE INDEX open_conversations_by_requester ON conversations (tenant, requester) WHERE is_open = 1;

        -- What was said in conversations without a ticket; what was said on a ticket is in `comments`.
        CREATE TABLE messages (
            conversation INTEGER NOT NULL,
            id INTEGER NOT NULL,
            create_time INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            author TEXT NOT NULL,
            author_name TEXT NOT NULL,
            author_email TEXT NOT NULL,
            author_role INTEGER NOT NULL,
            author_account TEXT,
            body TEXT NOT NULL,
            PRIMARY KEY (conversation, id)
        ) STRICT, WITHOUT ROWID;

        -- How far everybody has read.
        CREATE TABLE read_marks (
            conversation INTEGER NOT NULL,
            person TEXT NOT NULL,
            person_name TEXT NOT NULL,
            person_email TEXT NOT NULL,
            person_role INTEGER NOT NULL,
            person_account TEXT,
            message INTEGER NOT NULL,
            time INTEGER NOT NULL,
            PRIMARY KEY (conversation, person)
        ) STRICT, WITHOUT ROWID;

        -- For a request on a conversation: its position, and the message that was said. `ticket` is 0 where it changed
        -- no ticket.
        ALTER TABLE requests ADD COLUMN conversation INTEGER;
        ALTER TABLE requests ADD COLUMN message INTEGER;
        """
}
