internal import Foundation
internal import ProcessTestSupport
internal import TicketClient

/// Files that belong to tickets.
func fileSteps() throws -> [Step] {
    [
        try .action("{person} comments {text} with the file {name:text} of {number} bytes") { stage, values in
            let client = try stage.client(of: values.person())
            let path = stage.server.folder.path + "/" + (try values.text("name"))
            try stage.fileBytes(count: try values.number()).write(to: URL(fileURLWithPath: path))
            let number = try stage.number(of: .it)
            let file = try await client.attachments.upload(file: path, to: number)
            _ = try await client.tickets.addComment(
                AddCommentRequest(
                    number: number, comment: Comment(body: try values.text(), attachmentIDs: [file.id])))
        },
        try .check("{people} <gets|get> the file {name:text} of {text}, all {number} bytes as they were") {
            stage, values in
            for person in try values.people() {
                let comment = try await stage.comment(try values.text(), as: person)
                let name = try values.text("name")
                guard let file = comment.attachments.first(where: { $0.filename == name }) else {
                    throw Mismatch("\(person) sees no such file on it, but \(comment.attachments.map(\.filename))")
                }
                let copy = stage.server.folder.path + "/copy-\(person)-" + name
                _ = try await stage.client(of: person).attachments.download(file.id, to: copy)
                let bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
                let sent = stage.fileBytes(count: try values.number())
                try expect(bytes == sent, is: true, "whether \(person)'s copy of \(bytes.count) bytes is the file")
            }
        },
    ]
}

extension Stage {
    /// What the files of scripts hold: no two places alike that are near each other.
    fileprivate func fileBytes(count: Int) -> Data {
        Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
    }
}
