internal import ArgumentParser
internal import TicketStoreSQLite

/// `ticketd check`: looks the data over.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look the data over, also while the server runs.",
        discussion: """
            It asks SQLite whether the database is sound, replays every ticket's events and compares what they make with \
            what is stored, and looks for the bytes of every attachment. It prints each problem on a line of its own and \
            ends with 1 if there is any. It takes longer the more there is.
            """)

    @OptionGroup var store: MaintenanceOptions

    @Option(help: ArgumentHelp("How many problems to print at most.", valueName: "count"))
    var limit = 100

    func validate() throws {
        guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit: a number from 1 to 1000000") }
    }

    func run() throws {
        let problems = try store.maintenance.check(limit: limit)
        for problem in problems { print(problem) }
        guard problems.isEmpty else { throw ExitCode.failure }
        print("\(store.data) is sound")
    }
}
