internal import ArgumentParser

/// A command that needs no service.
protocol OfflineCommand: ParsableCommand, Sendable {
    /// How to write the result; what says where to call is not needed.
    var global: GlobalOptions { get }

    /// Does it, writes the result, and says how it ended.
    ///
    /// - Throws: what ``ClientCommand/run(in:)`` throws.
    func run(_ printer: Printer) throws -> ExitStatus
}

extension OfflineCommand {
    /// The languages of labels, best first.
    func languages(_ console: Console) -> [String] {
        let text = global.language ?? console.variable("TICKET_LANGUAGE") ?? ""
        return text.split(separator: ",").map { String($0.drop { $0 == " " }) }
    }
}
