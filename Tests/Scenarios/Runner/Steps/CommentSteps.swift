internal import TicketClient

/// What people write on tickets.
func commentSteps() throws -> [Step] {
    try writingSteps() + readingSteps()
}

private func writingSteps() throws -> [Step] {
    [
        try .action("{person} <replies|comments> {text} [on {ticket}]") { stage, values in
            try await stage.write(Comment(body: try values.text()), as: values.person(), on: values.ticket())
        },
        try .action("{person} informs without asking anything: {text}") { stage, values in
            try await stage.write(Comment(body: try values.text()), as: values.person(), isInformational: true)
        },
        try .action("{person} notes for <her|his> colleagues {text}") { stage, values in
            try await stage.write(Comment(body: try values.text(), internal: true), as: values.person())
        },
        try .action("{person} answers the comment {comment:text} with {text}") { stage, values in
            let person = try values.person()
            let answered = try await stage.comment(try values.text("comment"), as: person)
            try await stage.write(Comment(body: try values.text(), replyTo: answered.id), as: person)
        },
    ]
}

private func readingSteps() throws -> [Step] {
    [
        try .check("{people} <reads|read> the comments {texts}, in that order") { stage, values in
            for person in try values.people() {
                let bodies = try await stage.comments(as: person).map(\.body)
                try expect(bodies, is: try values.texts(), "what \(person) reads")
            }
        },
        try .check("{people} <reads|read> no comments [on {ticket}]") { stage, values in
            _ = try stage.number(of: try values.ticket())
            for person in try values.people() {
                try expect(try await stage.comments(as: person).map(\.body), is: [], "what \(person) reads")
            }
        },
        try .check("{person} reads that {text} answers {other:text}") { stage, values in
            let person = try values.person()
            let answer = try await stage.comment(try values.text(), as: person)
            let answered = try await stage.comment(try values.text("other"), as: person)
            try expect(answer.replyTo, is: answered.id, "the comment that it answers")
        },
        try .check("{person} reads that {text} was written by {author:person}") { stage, values in
            let comment = try await stage.comment(try values.text(), as: try values.person())
            try expect(comment.author?.id, is: try values.person("author").id, "the author")
        },
    ]
}

extension Stage {
    fileprivate func write(
        _ comment: Comment, as person: Person, on ticket: SlotValue.TicketName = .it, isInformational: Bool = false
    ) async throws {
        let reply = try await client(of: person).tickets.addComment(
            AddCommentRequest(number: try number(of: ticket), comment: comment, informational: isInformational))
        // A comment on a closed ticket may have become a new one.
        if let written = reply.ticket, written.number != currentTicket { rememberFollowUp(written) }
    }
}
