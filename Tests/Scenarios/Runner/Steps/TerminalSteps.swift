internal import ProcessTestSupport
internal import TicketClient

/// What people do with the real `ticketctl` in a terminal.
func terminalSteps() throws -> [Step] {
    [
        try .action("{person} types {text}") { stage, values in
            try await stage.type(try values.text(), as: values.person())
        },
        try .check("The terminal shows {texts}") { stage, values in
            for text in try values.texts() where !stage.terminalOutput.contains(text) {
                throw Mismatch("it shows: \(stage.terminalOutput)")
            }
        },
        try .check("The terminal does not show {texts}") { stage, values in
            for text in try values.texts() where stage.terminalOutput.contains(text) {
                throw Mismatch("it shows: \(stage.terminalOutput)")
            }
        },
        try .check("The command ends with {number}") { stage, values in
            try expect(stage.terminalEnding, is: Int32(clamping: try values.number()), "how the command ended")
        },
    ]
}

extension Stage {
    /// Runs one command line; `#it` in it is the number of the ticket that was spoken of last.
    fileprivate func type(_ line: String, as person: Person) async throws {
        var words = Self.words(line)
        if let number = currentTicket { words = words.map { $0 == "#it" ? String(number) : $0 } }
        guard words.first == "ticketctl" else { throw Mismatch("only ticketctl can be typed") }
        let fixed = ["--server", server.address, "--token", try server.people.token(of: person)]
        let process = try ChildProcess("ticketctl", words.dropFirst() + fixed, log: server.folder)
        let output = try await process.outputAtEnd()
        terminalOutput = output + process.log
        guard case .exit(let status) = try await process.ending() else { throw Mismatch("ticketctl was killed") }
        terminalEnding = status
    }

    /// The words of a line; what stands between single quotes is one.
    private static func words(_ line: String) -> [String] {
        line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
            index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
        }
    }
}
