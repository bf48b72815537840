internal import ArgumentParser
internal import TicketStoreSQLite

/// `ticketd restore`: makes a data folder of a backup.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Make a data folder of a backup.",
        discussion: """
            The folder must be empty or not there: move the old one away first, and keep it until you have seen the new \
            one work. It is looked over before it gets its name.
            """)

    @OptionGroup var store: MaintenanceOptions

    @ArgumentParser.Argument(help: ArgumentHelp("The folder that \"ticketd backup\" has made.", valueName: "backup"))
    var backup: String

    func run() throws {
        let (manifest, problems) = try SQLiteMaintenance.restore(backup, to: store.data)
        for problem in problems { print(problem) }
        guard problems.isEmpty else { throw ExitCode.failure }
        print("\(store.data): \(manifest.ticketCount) tickets as of \(manifest.beginTime)")
    }
}
