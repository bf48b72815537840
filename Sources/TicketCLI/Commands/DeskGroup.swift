internal import ArgumentParser

/// `ticketctl desk`.
struct DeskGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk", abstract: "Read, try, change and carry desks.",
        subcommands: [
            ListDesksCommand.self, ShowDeskCommand.self, ListStatusesCommand.self, ListIssueTypesCommand.self,
            ServiceHoursCommand.self, DeadlineCommand.self, ValidateDeskCommand.self, SimulateDeskCommand.self,
            CreateDeskCommand.self, UpdateDeskCommand.self, ExportDeskCommand.self, ImportDeskCommand.self,
        ])
}
