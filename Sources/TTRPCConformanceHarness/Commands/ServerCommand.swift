internal import ArgumentParser

/// `ticket-conformance server ADDRESS`, which is also what it does without the word.
struct ServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server", abstract: "Run the cases of a server.",
        discussion: """
            Runs the conformance cases against a server that has ttrpc.conformance.v1.ConformanceService, such as \
            "ticketd serve --conformance", with a line for each. Whether the extension ttrpcx.v1 is there is asked \
            with Hello. A case that the server cannot be held to is skipped, and its line says why. The exit status is \
            1 if a case failed.
            """)

    @Argument(
        help: ArgumentHelp("The server: HOST:PORT or unix:PATH.", valueName: "address"), transform: Self.target)
    var server: Target

    @Option(help: "Only these cases: numbers, ranges such as 35-42, groups such as bidi, words of titles; with commas.")
    var filter = ""

    @Flag(help: "Print one JSON document instead of lines.")
    var json = false

    @Flag(help: "Take the server for a plain one: run no case of the extension.")
    var plain = false

    @OptionGroup(title: "TLS") var tls: TLSOptions
    @OptionGroup(title: "What the server is set to") var facts: FactOptions

    func run() throws {
        var target = server
        target.tls = try tls.target ?? server.tls
        try facts.fill(&target.facts)
        if plain {
            target.facts.plainReason = "the server is plain"
        } else {
            target.facts.learn(from: target)
        }
        let run = ConformanceRun(against: target, filter: CaseFilter(filter)) { result in
            if !json, result.outcome != .skipped || !result.problem.isEmpty { print(result.line) }
        }
        print(json ? try ConformanceReport(run).json() : run.summary)
        if !run.isSuccess { throw ExitCode(1) }
    }

    private static func target(_ text: String) throws -> Target {
        guard let target = Target(text) else {
            throw ValidationError("\"\(text)\" is not HOST:PORT, such as 127.0.0.1:7411, or unix:PATH")
        }
        return target
    }
}
