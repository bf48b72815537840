package import ArgumentParser
internal import Glibc

/// How a program ends when something other than a call went wrong: what it says, and its exit status.
package struct CommandEnd {
    private let console: Console
    private let root: any ParsableCommand.Type

    /// - Parameter root: the program's command line, whose help is pointed to.
    package init(console: Console, root: any ParsableCommand.Type) {
        self.console = console
        self.root = root
    }

    /// Says on standard error what ended the program, unless it was somebody's wish.
    package func status(after error: any Error, in command: any ParsableCommand.Type) -> ExitStatus {
        if Task.isCancelled { return .interrupted }
        switch error {
        case is CancellationError, is any CallFailure: return .interrupted
        case OutputFailure.closed: return .outputClosed
        case OutputFailure.failed(let number):
            console.note("error: standard output cannot be written: \(String(cString: strerror(number)))")
            return .failure
        case let error as ContextFailure:
            console.note("error: \(Escaping.line("\(error)"))")
            return .failure
        case let error as ValidationError:
            // It can hold names that a server gave.
            console.note("error: \(Escaping.line(error.message))")
            console.note("  See '\(root.path(of: command)) --help' for more information.")
            return .usage
        default: return parsingEnded(by: error, in: command)
        }
    }

    /// Help goes to standard output, since it was asked for; what is wrong with the command line does not.
    private func parsingEnded(by error: any Error, in command: any ParsableCommand.Type) -> ExitStatus {
        let message = command.fullMessage(for: error)
        if command.exitCode(for: error).isSuccess {
            do {
                try console.write(message + "\n")
            } catch {
                return .outputClosed
            }
            return .success
        }
        let prefix = "Error: "
        console.note(message.hasPrefix(prefix) ? "error: " + message.dropFirst(prefix.count) : message)
        return .usage
    }
}
