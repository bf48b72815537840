/// The eleventh migration: mail on its way out, and mail that came in.
enum MailSchema {
    static let migration = """
        -- `state`: 0 waits, 1 was sent, 2 is dead. A message that waits is due at `due_time`, also while somebody sends
        -- it. `queue_time` is when it was written, or when an operator had it tried again. For a message about no ticket
        -- `ticket` is a TicketKey with the number 0.
        ALTER TABLE outbox ADD COLUMN desk TEXT;
        ALTER TABLE outbox ADD COLUMN in_reply_to TEXT;
        ALTER TABLE outbox ADD COLUMN state INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE outbox ADD COLUMN queue_time INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE outbox ADD COLUMN due_time INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE outbox ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE outbox ADD COLUMN failure TEXT;
        ALTER TABLE outbox ADD COLUMN end_time INTEGER;
        UPDATE outbox SET queue_time = coalesce(
            (SELECT update_time FROM tickets WHERE tickets.ticket = outbox.ticket), 0);
        CREATE INDEX outbox_waiting ON outbox (due_time) WHERE state = 0;
        CREATE INDEX outbox_ended ON outbox (end_time) WHERE state <> 0;
        CREATE INDEX outbox_dead ON outbox (tenant) WHERE state = 2;

        -- Who gets no mail any more; addresses in lower case.
        CREATE TABLE mail_suppressions (
            tenant INTEGER NOT NULL,
            address TEXT NOT NULL,
            time INTEGER NOT NULL,
            PRIMARY KEY (tenant, address)
        ) STRICT, WITHOUT ROWID;

        -- What became of mail that came in. `key` is a digest of what makes a mail this one.
        CREATE TABLE taken_mail (
            tenant INTEGER NOT NULL,
            key BLOB NOT NULL,
            time INTEGER NOT NULL,
            ticket_number INTEGER NOT NULL,
            conversation TEXT NOT NULL,
            held INTEGER NOT NULL,
            PRIMARY KEY (tenant, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX taken_mail_by_time ON taken_mail (time);

        -- Answers of a program, each for a day; addresses in lower case.
        CREATE TABLE automatic_answers (
            position INTEGER PRIMARY KEY,
            tenant INTEGER NOT NULL,
            address TEXT NOT NULL,
            kind TEXT NOT NULL,
            time INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX automatic_answers_by_address ON automatic_answers (tenant, address, kind, time);
        CREATE INDEX automatic_answers_by_time ON automatic_answers (time);

        -- Mail that was held back. AUTOINCREMENT: no number is ever given twice. The bytes come last.
        CREATE TABLE held_mail (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant INTEGER NOT NULL,
            time INTEGER NOT NULL,
            reason TEXT NOT NULL,
            problem TEXT NOT NULL,
            sender TEXT NOT NULL,
            recipient TEXT NOT NULL,
            subject TEXT NOT NULL,
            ticket_number INTEGER NOT NULL,
            size_bytes INTEGER NOT NULL,
            raw BLOB NOT NULL
        ) STRICT;
        CREATE INDEX held_mail_by_tenant ON held_mail (tenant, size_bytes);

        -- A conversation may be a mail that is stored. `cc_emails` has a line break between addresses.
        ALTER TABLE conversations ADD COLUMN channel INTEGER NOT NULL DEFAULT \(ConversationColumns.chatColumn);
        ALTER TABLE conversations ADD COLUMN cc_emails TEXT NOT NULL DEFAULT '';
        """
}
