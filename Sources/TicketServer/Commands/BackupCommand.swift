internal import ArgumentParser
internal import TicketStoreSQLite

/// `ticketd backup`: copies the data.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the data into a new folder, also while the server runs.",
        discussion: """
            The copy has every change up to one moment and none behind it, with the attachments and the server's keys, \
            and it is looked over before the folder gets its name: a backup that is there is whole. "ticketd restore" \
            makes a data folder of it.
            """)

    @OptionGroup var store: MaintenanceOptions

    @ArgumentParser.Argument(help: ArgumentHelp("The folder of the backup; it must not be there.", valueName: "backup"))
    var target: String

    func run() throws {
        let manifest = try store.maintenance.backUp(to: target, now: SystemClock.now())
        print(
            """
            \(target): \(manifest.ticketCount) tickets, \(manifest.attachmentCount) attachments, \
            \(manifest.databaseBytes + manifest.attachmentBytes) bytes, looked over
            """)
    }
}
