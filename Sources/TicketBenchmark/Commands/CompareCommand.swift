internal import ArgumentParser
internal import TicketCLI

/// `ticketbench compare`.
struct CompareCommand: ParsableCommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Show two results beside each other, with their ratios.",
        discussion: "Both are files that --json wrote; - is standard input.")

    @Argument(help: ArgumentHelp("The result that ratios are of.", valueName: "a"))
    var left: String

    @Argument(help: ArgumentHelp("The other result.", valueName: "b"))
    var right: String

    @Flag(help: "Compare runs that were asked for different things, too.")
    var anyway = false

    func validate() throws {
        if left == "-", right == "-" { throw ValidationError("only one of the two can be standard input") }
    }

    /// Writes the comparison.
    ///
    /// - Throws: `ValidationError` for files that are no results, or whose figures mean different things.
    func compare(_ console: Console) throws {
        let left = try ReportFile.read(left, console: console)
        let right = try ReportFile.read(right, console: console)
        let differences = left.setup.differences(from: right.setup).map { difference in
            "\(difference.name) (\(difference.left) and \(difference.right))"
        }
        if !differences.isEmpty {
            let text = "the runs differ in \(differences.joined(separator: ", "))"
            guard anyway else { throw ValidationError("\(text); --anyway compares them all the same") }
            console.note("note: \(Escaping.line(text))")
        }
        try console.write(Comparison(left: left, right: right).text(console.outputStyle))
    }
}
