internal import ArgumentParser
internal import TicketStoreSQLite

/// `ticketd compact`: gives room back.
struct CompactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Give back the room that deleted rows have left, while the server is stopped.",
        discussion: "It writes the database anew, so the disk needs room for a second one meanwhile.")

    @OptionGroup var store: MaintenanceOptions

    func run() throws {
        let (before, after) = try store.maintenance.compact()
        print("\(store.data): \(before) bytes before, \(after) bytes now")
    }
}
