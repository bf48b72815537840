internal import GRDB
internal import TicketClient

/// Mail, out and in: what leaves the house, and what comes of what is written to it.
func mailSteps() throws -> [Step] {
    try sentMailSteps() + writtenMailSteps() + takenMailSteps()
}

private func sentMailSteps() throws -> [Step] {
    [
        try .check("Mail about it is for {texts}") { stage, values in
            let recipients = try await stage.recipients()
            try expect(recipients, is: try values.texts().sorted(), "whom mail about it is for")
        },
        try .check("No mail about it is for anybody") { stage, _ in
            try expect(try await stage.recipients(), is: [], "whom mail about it is for")
        },
        try .check("{address:text} gets a mail with {texts}") { stage, values in
            stage.show(try await stage.mail(to: try values.text("address"), with: try values.texts()))
        },
    ]
}

private func writtenMailSteps() throws -> [Step] {
    [
        try .action("{author:text} mails the desk {text}: {body:text} [with {cc:texts} in copy]") { stage, values in
            let copies = values.has("cc") ? "Cc: \(try values.texts("cc").joined(separator: ", "))\r\n" : ""
            try await stage.bring(
                from: try values.text("author"), to: "\(stage.desk)@desk.example", subject: try values.text(),
                body: try values.text("body"), fields: copies)
        },
        try .action("{author:text} answers the mail to {address:text} with {text}") { stage, values in
            let answered = try await stage.mail(to: try values.text("address"), with: [])
            guard let reply = answered.replyTo else { throw Mismatch("that mail wants no answers") }
            try await stage.bring(
                from: try values.text("author"), to: reply, subject: "Re: \(answered.subject)",
                body: try values.text(), fields: "In-Reply-To: <\(answered.messageID)>\r\n")
        },
        try .action("{person} converts the mail into a ticket") { stage, values in
            guard let id = stage.takenMail?.conversationID, !id.isEmpty else {
                throw Mismatch("the last mail is no conversation")
            }
            stage.remember(
                try await stage.client(of: values.person()).conversations.convertConversation(
                    ConvertConversationRequest(id: id)))
        },
        try .action("{person} lets the mail go on as a note on it") { stage, values in
            _ = try await stage.client(of: values.person()).mail.releaseMail(
                ReleaseMailRequest(
                    id: stage.takenMail?.quarantineID ?? 0, ticketNumber: try stage.number(of: .it)))
        },
    ]
}

private func takenMailSteps() throws -> [Step] {
    [
        try .check("The mail is a new ticket") { stage, _ in
            try expect(stage.takenMail?.outcome, is: .ticket, "what became of the mail")
        },
        try .check("The mail is a comment on it") { stage, _ in
            try expect(stage.takenMail?.outcome, is: .comment, "what became of the mail")
            try expect(stage.takenMail?.ticketNumber, is: stage.currentTicket, "its ticket")
        },
        try .check("The mail is stored, and no ticket") { stage, _ in
            try expect(stage.takenMail?.outcome, is: .conversation, "what became of the mail")
            try expect(stage.takenMail?.ticketNumber, is: 0, "its ticket")
        },
        try .check("The mail is answered with the status alone") { stage, _ in
            try expect(stage.takenMail?.outcome, is: .statusAnswered, "what became of the mail")
        },
        try .check("The mail is held back: {text}") { stage, values in
            try expect(stage.takenMail?.outcome, is: .quarantined, "what became of the mail")
            try expect(stage.takenMail?.reason, is: try values.text(), "why")
        },
    ]
}

extension Stage {
    /// Whom mail about the ticket is for, one entry for each mail, in alphabetic order.
    fileprivate func recipients() async throws -> [String] {
        let number = try number(of: .it)
        var configuration = Configuration()
        configuration.readonly = true
        let database = try DatabaseQueue(path: server.dataFolder + "/tickets.db", configuration: configuration)
        return try await database.read { database in
            try String.fetchAll(
                database,
                sql: "SELECT recipient FROM outbox WHERE ticket & 0xffffffffff = ? ORDER BY recipient",
                arguments: [number])
        }
    }
}
