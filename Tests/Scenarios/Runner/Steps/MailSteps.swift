internal import GRDB
internal import TicketClient

/// What is about to leave the house by mail. Nothing sends it yet: it stands in the store's outbox.
func mailSteps() throws -> [Step] {
    [
        try .check("Mail about it is for {texts}") { stage, values in
            let recipients = try await stage.recipients()
            try expect(recipients, is: try values.texts().sorted(), "whom mail about it is for")
        },
        try .check("No mail about it is for anybody") { stage, _ in
            try expect(try await stage.recipients(), is: [], "whom mail about it is for")
        },
    ]
}

extension Stage {
    /// Whom mail about the ticket is for, one entry for each mail, in alphabetic order.
    fileprivate func recipients() async throws -> [String] {
        let number = try number(of: .it)
        var configuration = Configuration()
        configuration.readonly = true
        let database = try DatabaseQueue(path: server.dataFolder + "/tickets.db", configuration: configuration)
        return try await database.read { database in
            try String.fetchAll(
                database,
                sql: "SELECT recipient FROM outbox WHERE ticket & 0xffffffffff = ? ORDER BY recipient",
                arguments: [number])
        }
    }
}
