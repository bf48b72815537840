internal import ArgumentParser
internal import Foundation

/// `ticketd` as a program: reads a command line, does what it says, and tells how it ended.
public enum TicketdProgram {
    /// The status for a command line that makes no sense.
    private static let usageStatus: Int32 = 2

    /// Runs one command line, the program's own name left out.
    ///
    /// - Returns: The status to exit with: 0, 1 where the work failed, 2 where the command line is wrong.
    public static func run(_ arguments: [String]) async -> Int32 {
        do {
            let command = try TicketdCommand.parseAsRoot(arguments)
            return await run(command)
        } catch {
            return parsingEnded(by: error)
        }
    }

    private static func run(_ command: any ParsableCommand) async -> Int32 {
        do {
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                var command = command
                try command.run()
            }
            return 0
        } catch  where TicketdCommand.exitCode(for: error).isSuccess {
            return parsingEnded(by: error)
        } catch {
            note("error: \(error)")
            return 1
        }
    }

    /// Help goes to standard output, since it was asked for; what is wrong with the command line does not.
    private static func parsingEnded(by error: any Error) -> Int32 {
        let message = TicketdCommand.fullMessage(for: error)
        guard TicketdCommand.exitCode(for: error).isSuccess else {
            note(message)
            return usageStatus
        }
        print(message)
        return 0
    }

    private static func note(_ message: String) {
        FileHandle.standardError.write(Data((message + "\n").utf8))
    }
}
