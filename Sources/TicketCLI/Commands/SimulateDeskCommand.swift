internal import ArgumentParser
internal import DeskMessages
internal import TTRPC
internal import TicketCore
internal import TicketDesks
internal import TicketMessages

/// `ticketctl desk simulate`.
struct SimulateDeskCommand: OfflineCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Play the life of a ticket at a desk; calls nobody.",
        discussion: """
            A script has one step in a line, such as: requester create chat, agent take, agent comment, wait 5m, \
            agent move closed because it is done, agent escalate tier2 odd behaviour, requester rate 5. A step that is \
            refused changes nothing, and the next goes on.
            """)

    @Argument(help: "The desk's YAML file; - reads standard input.") var file: String
    @Argument(help: "The script's file.") var script: String

    @Option(
        help: ArgumentHelp("When it begins, as RFC 3339 writes it (now if left out).", valueName: "time"),
        transform: RFC3339.parse)
    var start: GoogleProtobufTimestamp?

    @OptionGroup var global: GlobalOptions

    func run(_ printer: Printer) throws -> ExitStatus {
        let text = try DeskText(path: file, console: printer.console)
        let lines = try lines(try TextFile.read(script, console: printer.console))
        let response = SimulateWorkflowResponse(
            playing: lines, at: text.desk, from: start.map(\.moment) ?? SystemTime.now,
            languages: languages(printer.console).compactMap { LanguageTag($0) })
        try printer.print(SimulationView(response: response))
        return .success
    }

    private func lines(_ text: String) throws -> [SimulationScript.Line] {
        do throws(SimulationScript.ScriptError) {
            return try SimulationScript.lines(text)
        } catch {
            throw DetailedFailure(
                error: RPCError(code: .invalidArgument, message: "\(script) is no script that can be played"),
                detailLines: ["\(script):\(error.line): \(error.problem)"])
        }
    }
}
