internal import ArgumentParser
internal import TicketStoreSQLite

/// The data directory that a command looks after.
struct MaintenanceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of the database.", valueName: "dir"))
    var data = ServerSettings().dataDirectory

    var maintenance: SQLiteMaintenance { SQLiteMaintenance(directory: data) }
}
