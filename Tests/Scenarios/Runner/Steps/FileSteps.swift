internal import Foundation
internal import ProcessTestSupport
internal import TicketClient

/// Files that belong to tickets.
func fileSteps() throws -> [Step] {
    [
        try .action("{person} comments {text} with the file {name:text} of {number} bytes") { stage, values in
            let person = try values.person()
            let file = try await stage.upload(try values.text("name"), bytes: try values.number(), as: person)
            _ = try await stage.client(of: person).tickets.addComment(
                AddCommentRequest(
                    number: try stage.number(of: .it),
                    comment: Comment(body: try values.text(), attachmentIDs: [file.id])))
        },
        try .action("{person} says {text} in the chat with the file {name:text} of {number} bytes") {
            stage, values in
            let person = try values.person()
            let file = try await stage.upload(try values.text("name"), bytes: try values.number(), as: person)
            try await stage.say(try values.text(), files: [file.id], as: person)
        },
        try .check("{people} <sees|see> the file {name:text} with {text} in the chat") { stage, values in
            guard let id = stage.conversation?.id else { throw Mismatch("this rule has not spoken of a chat before") }
            for person in try values.people() {
                let said = try stage.client(of: person).conversations.allMessages(in: id)
                let text = try values.text()
                let files = try await said.first { $0.body == text }?.attachments.map(\.filename)
                try expect(files ?? [], is: [try values.text("name")], "the files that \(person) sees")
            }
        },
        try .check("{people} <gets|get> the file {name:text} of {text}, all {number} bytes as they were") {
            stage, values in
            for person in try values.people() {
                let comment = try await stage.comment(try values.text(), as: person)
                try await stage.expect(
                    comment.attachments, hold: try values.text("name"), bytes: try values.number(), for: person)
            }
        },
        try .check("{person} gets the file {name:text} from among the notes, all {number} bytes as they were") {
            stage, values in
            let person = try values.person()
            let notes = try await stage.comments(as: person).filter { $0.internal }
            try await stage.expect(
                notes.flatMap(\.attachments), hold: try values.text("name"), bytes: try values.number(), for: person)
        },
    ]
}

extension Stage {
    fileprivate func expect(
        _ attachments: [Attachment], hold name: String, bytes count: Int, for person: Person
    ) async throws {
        guard let file = attachments.first(where: { $0.filename == name }) else {
            throw Mismatch("\(person) sees no such file on it, but \(attachments.map(\.filename))")
        }
        let copy = server.folder.path + "/copy-\(person)-" + name
        _ = try await client(of: person).attachments.download(file.id, to: copy)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
        try ScenarioRunner.expect(
            bytes == fileBytes(count: count), is: true, "whether \(person)'s copy of \(bytes.count) bytes is the file")
    }

    /// Uploads a file for the ticket of which the rule speaks.
    fileprivate func upload(_ name: String, bytes count: Int, as person: Person) async throws -> Attachment {
        let path = server.folder.path + "/" + name
        try fileBytes(count: count).write(to: URL(fileURLWithPath: path))
        return try await client(of: person).attachments.upload(file: path, to: number(of: .it))
    }

    /// What the files of scripts hold: no two places alike that are near each other.
    func fileBytes(count: Int) -> Data {
        Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
    }
}
