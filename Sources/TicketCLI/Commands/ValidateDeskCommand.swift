internal import ArgumentParser
internal import DeskMessages
internal import TTRPC
internal import TicketDesks
internal import TicketMessages

/// `ticketctl desk validate`.
struct ValidateDeskCommand: OfflineCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Look a desk's file over; calls nobody.",
        discussion: "The exit status is 67 for a file that cannot be used. Warnings alone do not count.")

    @Argument(help: "The desk's YAML file; - reads standard input.") var file: String
    @OptionGroup var global: GlobalOptions

    func run(_ printer: Printer) throws -> ExitStatus {
        let source = try TextFile.read(file, console: printer.console)
        let response = ValidateWorkflowResponse(DeskFile.report(yaml: source))
        try printer.print(FindingListView(file: file, response: response))
        return response.valid ? .success : .call(.invalidArgument)
    }
}
