public import ArgumentParser

/// The program `ticket-conformance`.
public struct ConformanceCommand: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "ticket-conformance", abstract: "Prove that a server speaks ttrpc.",
        discussion: """
            Runs the conformance cases against a server that has ttrpc.conformance.v1.ConformanceService, such as \
            "ticketd serve --conformance", with a line for each. The exit status is 1 if a case failed.
            """)

    @Argument(help: ArgumentHelp("The server.", valueName: "host:port"), transform: Self.target)
    var server: Target

    @Option(help: "Only these cases: numbers, ranges such as 35-42, groups such as bidi, words of titles; with commas.")
    var filter = ""

    @Flag(help: "Print one JSON document instead of lines.")
    var json = false

    @Flag(help: "The server is a plain ttrpc server: run no case of an extension.")
    var plain = false

    public init() {}

    public func run() throws {
        let run = ConformanceRun(against: server, filter: CaseFilter(filter)) { result in
            if !json, result.outcome != .skipped { print(result.line) }
        }
        print(json ? try ConformanceReport(run).json() : run.summary)
        if !run.isSuccess { throw ExitCode(1) }
    }

    private static func target(_ text: String) throws -> Target {
        guard let target = Target(text) else {
            throw ValidationError("\"\(text)\" is not HOST:PORT, such as 127.0.0.1:7411")
        }
        return target
    }
}
