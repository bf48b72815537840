internal import Foundation
internal import GRDB
internal import ProtobufC
internal import TicketRecords

/// The third migration: what lists are found by without walking all tickets.
enum FindingSchema {
    /// Takes the tickets that are there into the new columns and indexes.
    static func migrate(_ database: Database) throws {
        try database.execute(sql: tables)
        try fillLists(database)
    }

    /// Few tickets have an assignee when they are made, and what is NULL stands in none of the index. The row id is the
    /// last column of every index.
    private static let tables = """
        -- Each between line breaks; NULL for none. At the end, because few filters ask for them.
        ALTER TABLE tickets ADD COLUMN tags TEXT;
        ALTER TABLE tickets ADD COLUMN tracks TEXT;

        CREATE INDEX tickets_by_status ON tickets (tenant, status);
        CREATE INDEX tickets_by_update ON tickets (tenant, update_time);
        CREATE INDEX tickets_by_assignee ON tickets (tenant, assignee) WHERE assignee IS NOT NULL;
        """

    private static func fillLists(_ database: Database) throws {
        let update = try database.makeStatement(sql: "UPDATE tickets SET tags = ?, tracks = ? WHERE ticket = ?")
        let keys = try Int64.fetchAll(database, sql: "SELECT ticket FROM tickets WHERE state IS NOT NULL")
        for key in keys {
            let blob = try Data.fetchOne(database, sql: "SELECT state FROM tickets WHERE ticket = ?", arguments: [key])
            let state = try TicketStateRecord(unpacking: Array(blob ?? Data())).state()
            let (tags, tracks) = (ListColumn.text(tagsOf: state), ListColumn.text(tracksOf: state))
            if tags != nil || tracks != nil { try update.execute(arguments: [tags, tracks, key]) }
        }
    }
}
