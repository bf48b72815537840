internal import Foundation
internal import TicketClient

/// The file of the desk, and files that somebody has changed.
func deskFileSteps() throws -> [Step] {
    [
        try .action("{person} writes the desk's file anew with {new:text} for {text}") { stage, values in
            let source = try await stage.deskSource()
            let changed = source.replacingOccurrences(of: try values.text(), with: try values.text("new"))
            guard changed != source else { throw Mismatch("the file has no such text") }
            stage.lastSource = changed
            let request = UpdateDeskRequest(desk: stage.desk, source: changed)
            _ = try await stage.client(of: values.person()).desks.updateDesk(request)
        },
        try .check("The refusal names the line of the file that has {text}") { stage, values in
            guard let refusal = stage.lastRefusal else { throw Mismatch("nothing was refused") }
            let lines = stage.lastSource.split(separator: "\n", omittingEmptySubsequences: false)
            let text = try values.text()
            guard let line = lines.firstIndex(where: { $0.contains(text) }).map({ $0 + 1 }) else {
                throw Mismatch("the file has no such line")
            }
            let said = ([refusal.message] + refusal.fieldViolations.map { "\($0.field) \($0.description)" })
                .joined(separator: " ")
            let words = said.split { !$0.isNumber }.compactMap { Int($0) }
            guard words.contains(line) else {
                throw Mismatch("line \(line) is at fault, and the refusal says: \(said)")
            }
        },
        try .check("The desk runs under version {number}") { stage, values in
            try expect(try await stage.deskData().version, is: Int32(clamping: try values.number()), "the version")
        },
        try .check("A file with {new:text} for {text} is taken to hold together") { stage, values in
            let reply = try await stage.validation(of: values)
            try expect(reply.valid, is: true, "whether it holds together: \(reply.findings.map(\.message))")
        },
        try .check("A file with {new:text} for {text} is found wrong, with {finding:word}") { stage, values in
            let reply = try await stage.validation(of: values)
            try expect(reply.valid, is: false, "whether it holds together")
            let finding = try values.word("finding")
            guard reply.findings.contains(where: { $0.code == finding && $0.line > 0 }) else {
                throw Mismatch("it finds \(reply.findings.map { "\($0.code) at line \($0.line)" })")
            }
        },
    ]
}

extension Stage {
    /// The file of the desk as it runs.
    fileprivate func deskSource() async throws -> String {
        try await client(of: .ines).desks.getDeskSource(GetDeskSourceRequest(desk: desk)).source
    }

    fileprivate func validation(of values: StepValues) async throws -> ValidateWorkflowResponse {
        let source = try await deskSource()
        let changed = source.replacingOccurrences(of: try values.text(), with: try values.text("new"))
        guard changed != source else { throw Mismatch("the file has no such text") }
        return try await client(of: .ines).desks.validateWorkflow(ValidateWorkflowRequest(source: changed))
    }
}
