internal import ArgumentParser
internal import TicketStoreSQLite

/// `ticketd migrate`: the form of the database.
struct MigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Look at the form of the database, or bring it up to date.",
        subcommands: [Status.self, Up.self])

    /// `ticketd migrate status`.
    struct Status: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the migrations, and which the database has; also while the server runs.")

        @OptionGroup var store: MaintenanceOptions

        func run() throws {
            for migration in try store.maintenance.migrations() {
                print("\(migration.isApplied ? "applied" : "pending")  \(migration.name)")
            }
        }
    }

    /// `ticketd migrate up`.
    struct Up: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring the database into the form of this program, while the server is stopped.",
            discussion: """
                A start of the server does the same. Each migration is done whole or not at all, so it may be interrupted \
                at any moment and goes on the next time. There is no way back but a backup: make one first.
                """)

        @OptionGroup var store: MaintenanceOptions

        func run() throws {
            let lacking = try store.maintenance.migrate()
            for name in lacking { print("applied  \(name)") }
            if lacking.isEmpty { print("nothing to do") }
        }
    }
}
