internal import ArgumentParser

/// `ticket-conformance client -- COMMAND`.
struct ClientCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client", abstract: "Run the cases of a client.",
        discussion: """
            For each case the harness listens on a port of its own, starts COMMAND with two more arguments, the address \
            and the name of a task, plays a server that may misbehave, and judges what the client sends and what it \
            prints. The command "tasks" lists the tasks. "ticket-conformance perform" is such a COMMAND.
            """)

    @Argument(help: ArgumentHelp("The client, started anew for each case.", valueName: "command"))
    var command: [String]

    @Option(help: "Only these cases: numbers, ranges such as 35-42, groups such as bidi, words of titles; with commas.")
    var filter = ""

    @Flag(help: "Print one JSON document instead of lines.")
    var json = false

    @Flag(help: "The client has no extension.")
    var plain = false

    func run() throws {
        let client = ClientProgram(words: command)
        let run = ConformanceRun(of: client, isPlain: plain, filter: CaseFilter(filter)) { result in
            if !json, result.outcome != .skipped || !result.problem.isEmpty { print(result.line) }
        }
        print(json ? try ConformanceReport(run).json() : run.summary)
        if !run.isSuccess { throw ExitCode(1) }
    }
}

/// `ticket-conformance tasks`.
struct TasksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tasks", abstract: "List the tasks that a client under test performs.")

    func run() {
        for task in ClientTask.allCases {
            print(task.rawValue + String(repeating: " ", count: max(1, 16 - task.rawValue.count)) + task.meaning)
        }
        print("\nPrint to standard output, a line for each: \(ClientTask.lines)")
    }
}

/// `ticket-conformance perform ADDRESS TASK`.
struct PerformCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "perform", abstract: "Perform a task with this package's own client.")

    @Argument(help: ArgumentHelp("The server: HOST:PORT.", valueName: "address"))
    var address: String

    @Argument(help: "A task, see the command \"tasks\".")
    var task: String

    func run() async throws {
        guard let task = ClientTask(rawValue: task) else { throw ValidationError("there is no task \"\(task)\"") }
        for line in await SwiftClient.perform(task, address: address) { print(line) }
    }
}
