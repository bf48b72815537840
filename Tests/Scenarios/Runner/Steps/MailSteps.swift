internal import GRDB
internal import TicketClient
internal import TicketMail

/// Mail, out and in: what leaves the house, and what comes of what is written to it.
func mailSteps() throws -> [Step] {
    try sentMailSteps() + writtenMailSteps() + takenMailSteps() + heldMailSteps()
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
            let texts = try values.texts()
            let mail = try await stage.mail(to: try values.text("address")) { mail in
                texts.allSatisfy(mail.words.contains)
            }
            stage.notes += mail.lines
        },
        try .check("{address:text} gets no mail") { stage, values in
            let mails = try await stage.mailsAtRest(to: try values.text("address"))
            try expect(mails.map(\.words), is: [], "their mails")
        },
    ]
}

private func writtenMailSteps() throws -> [Step] {
    [
        try .action(
            """
            {author:text} mails the desk {text}: {body:text} [with {cc:texts} in copy] \
            [with the file {name:text} of {number} bytes]
            """
        ) { stage, values in
            let copies = values.has("cc") ? "Cc: \(try values.texts("cc").joined(separator: ", "))\r\n" : ""
            try await stage.bring(
                BroughtMail(
                    author: try values.text("author"), recipient: "\(stage.desk)@desk.example",
                    subject: try values.text(), body: try values.text("body"), fields: copies,
                    file: try stage.mailFile(values)))
        },
        try .action(
            """
            {author:text} answers the mail to {address:text} with {text} \
            [with the file {name:text} of {number} bytes]
            """
        ) { stage, values in
            try await stage.bring(try await stage.answer(values))
        },
        try .action("A program of {author:text} answers the mail to {address:text} with {text}") { stage, values in
            try await stage.bring(try await stage.answer(values, fields: "Auto-Submitted: auto-replied\r\n"))
        },
        try .action("{author:text} asks the desk by mail for the status of {ticket}") { stage, values in
            try await stage.bring(
                BroughtMail(
                    author: try values.text("author"), recipient: "\(stage.desk)@desk.example",
                    subject: "Status #\(try stage.number(of: values.ticket()))", body: ""))
        },
        try .action("The mail comes once more") { stage, _ in try await stage.bringAgain() },
        try .action("{person} converts the mail into a ticket") { stage, values in
            guard let id = stage.takenMail?.conversationID, !id.isEmpty else {
                throw Mismatch("the last mail is no conversation")
            }
            stage.remember(
                try await stage.client(of: values.person()).conversations.convertConversation(
                    ConvertConversationRequest(id: id)))
        },
    ]
}

private func takenMailSteps() throws -> [Step] {
    let outcomes: [(String, MailOutcome)] = [
        ("is a new ticket", .ticket), ("is known already", .duplicate),
        ("is answered with the status alone", .statusAnswered),
    ]
    return try outcomes.map { phrase, outcome in
        try Step.check("The mail \(phrase)") { stage, _ in
            try expect(stage.takenMail?.outcome, is: outcome, "what became of the mail")
        }
    } + [
        .check("The mail is a comment on it") { stage, _ in
            try expect(stage.takenMail?.outcome, is: .comment, "what became of the mail")
            try expect(stage.takenMail?.ticketNumber, is: stage.currentTicket, "its ticket")
        },
        .check("The mail has become the ticket {text}, which goes on with the other") { stage, values in
            try expect(stage.takenMail?.outcome, is: .comment, "what became of the mail")
            let first = stage.currentTicket ?? 0
            let number = stage.takenMail?.ticketNumber ?? 0
            let ticket = try await stage.client(of: .ines).tickets.getTicket(GetTicketRequest(number: number))
            try expect(ticket.subject, is: try values.text(), "its subject")
            try expect(ticket.links, is: [TicketLink(kind: .followsUp, number: first)], "its links")
            stage.rememberFollowUp(ticket)
        },
        .check("The mail is stored, and no ticket") { stage, _ in
            try expect(stage.takenMail?.outcome, is: .conversation, "what became of the mail")
            try expect(stage.takenMail?.ticketNumber, is: 0, "its ticket")
        },
    ]
}

private func heldMailSteps() throws -> [Step] {
    [
        try .check("The mail is held back: {text}") { stage, values in
            try expect(stage.takenMail?.outcome, is: .quarantined, "what became of the mail")
            try expect(stage.takenMail?.reason, is: try values.text(), "why")
        },
        try .check("{people} <sees|see> the mail among those held back [, because of {reason:text}]") { stage, values in
            for person in try values.people() {
                let held = try await stage.client(of: person).mail.listQuarantine(ListQuarantineRequest()).mails
                guard let mail = held.first(where: { $0.id == stage.takenMail?.quarantineID }) else {
                    throw Mismatch("it is not there, but \(held.map(\.subject))")
                }
                guard values.has("reason") else { continue }
                try expect(mail.reason, is: try values.text("reason"), "why")
            }
        },
        try .action("{person} looks at the mails held back") { stage, values in
            _ = try await stage.client(of: values.person()).mail.listQuarantine(ListQuarantineRequest())
        },
        try .action("{person} lets the mail go on as a note on it") { stage, values in
            _ = try await stage.client(of: values.person()).mail.releaseMail(
                ReleaseMailRequest(
                    id: stage.takenMail?.quarantineID ?? 0, ticketNumber: try stage.number(of: .it)))
        },
        try .action("{person} throws the mail away") { stage, values in
            _ = try await stage.client(of: values.person()).mail.discardMail(
                DiscardMailRequest(id: stage.takenMail?.quarantineID ?? 0))
        },
    ]
}

extension Stage {
    /// The answer to the latest mail to somebody that wants answers. It is waited for.
    fileprivate func answer(_ values: StepValues, fields: String = "") async throws -> BroughtMail {
        let answered = try await mail(to: try values.text("address")) { !$0.mail.replyTo.isEmpty }.mail
        guard let reply = answered.replyTo.first?.address else { throw Mismatch("that mail wants no answers") }
        return BroughtMail(
            author: try values.text("author"), recipient: reply,
            subject: answered.subject.hasPrefix("Re: ") ? answered.subject : "Re: \(answered.subject)",
            body: try values.text(), fields: "In-Reply-To: <\(answered.messageID ?? "")>\r\n" + fields,
            file: try mailFile(values))
    }

    /// The file that a line names, if it names one.
    fileprivate func mailFile(_ values: StepValues) throws -> BroughtMail.File? {
        guard values.has("name") else { return nil }
        return BroughtMail.File(name: try values.text("name"), bytes: fileBytes(count: try values.number()))
    }

    /// Whom mail about the ticket is for, one entry for each mail, in alphabetic order.
    fileprivate func recipients() async throws -> [String] {
        try await readDatabase(
            "SELECT recipient FROM outbox WHERE ticket & 0xffffffffff = ? ORDER BY recipient",
            [try number(of: .it)])
    }
}
