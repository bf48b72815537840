internal import Foundation

/// The scenarios of a folder.
package struct Scenarios {
    private let book: StepBook
    package let scripts: [Script]

    /// Reads every `*.scenario` of a folder.
    ///
    /// - Throws: ``ScriptError`` with the line at fault if one is not written as scripts are.
    package init(folder: String) throws {
        let book = StepBook(steps: try allSteps())
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".scenario") }
        scripts = try names.sorted().map { try ScriptReader.read(path: "\(folder)/\($0)", book: book) }
        self.book = book
    }

    /// How every step is written.
    package var grammar: [String] { book.steps.map(\.pattern.source) }

    /// Plays one script.
    ///
    /// - Parameters:
    ///   - isInRealTime: whether the waits that can be asked for in real time are waited for.
    ///   - say: gets the account, line by line.
    package func play(
        _ script: Script, isInRealTime: Bool = false, say: @escaping (String) -> Void
    ) async throws -> [PlayedRule] {
        try await ScenarioPlayer(script: script, book: book, isInRealTime: isInRealTime, say: say).play()
    }
}
