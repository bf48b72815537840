internal import Foundation
internal import TicketClient
internal import TicketMessages

/// Making tickets, and what stands on them.
func ticketSteps() throws -> [Step] {
    try makingSteps() + showingSteps()
}

private func makingSteps() throws -> [Step] {
    [
        try .action(
            """
            {person} creates a ticket {text} [of type {type:text}] [with the description {description:text}] \
            [with {cc:texts} in CC] [shared=, shared with <her|his> account] [for {customer:person}] \
            [, which came by {channel:word}]
            """
        ) { stage, values in
            let person = try values.person()
            var ticket = Ticket(desk: stage.desk, subject: try values.text(), shared: values.has("shared"))
            if values.has("description") { ticket.description = try values.text("description") }
            if values.has("cc") { ticket.ccEmails = try values.texts("cc") }
            if values.has("type") { ticket.issueType = try await stage.issueType(try values.text("type"), as: person) }
            if values.has("customer") { ticket.requester = TicketMessages.Person(id: try values.person("customer").id) }
            if values.has("channel") { ticket.channel = try channel(try values.word("channel")) }
            stage.remember(
                try await stage.client(of: person).tickets.createTicket(CreateTicketRequest(ticket: ticket)))
        },
        try .action("{person} creates a ticket without a subject") { stage, values in
            let request = CreateTicketRequest(ticket: Ticket(desk: stage.desk))
            stage.remember(try await stage.client(of: values.person()).tickets.createTicket(request))
        },
        try .action("{person} creates a ticket whose subject is {number} times {text}") { stage, values in
            let subject = String(repeating: try values.text(), count: try values.number())
            let request = CreateTicketRequest(ticket: Ticket(desk: stage.desk, subject: subject))
            stage.remember(try await stage.client(of: values.person()).tickets.createTicket(request))
        },
    ]
}

private func showingSteps() throws -> [Step] {
    [
        try .action("{person} opens {text} from <her|his> list") { stage, values in
            let client = try stage.client(of: values.person())
            let subject = try values.text()
            for try await ticket in client.tickets.all() where ticket.subject == subject {
                stage.remember(try await client.tickets.getTicket(GetTicketRequest(number: ticket.number)))
                return
            }
            throw Mismatch("it is not in the list")
        },
        try .check("It goes on with the ticket {text}") { stage, values in
            let first = try stage.known(try values.text())
            let links = try await stage.seenByRequester().links
            guard links.contains(TicketLink(kind: .followsUp, number: first)) else { throw Mismatch("it has \(links)") }
        },
        try .check("Its subject is {text}") { stage, values in
            try expect(try await stage.seenByRequester().subject, is: try values.text(), "the subject")
        },
        try .check("Its description is {text}") { stage, values in
            try expect(try await stage.seenByRequester().description, is: try values.text(), "the description")
        },
        try .check("Its type is {text} [{labels}]") { stage, values in
            for label in try values.inAllLanguages() {
                let ticket = try await stage.seenByRequester(in: label.language)
                try expect(ticket.issueTypeLabel, is: label.text, "the type in \(label.language)")
            }
        },
        try .check("{person} is shown as the one who created it") { stage, values in
            try expect(try await stage.seenByRequester().requester?.id, is: try values.person().id, "the requester")
        },
        try .check("The time of its creation is shown, which is now") { stage, _ in
            guard let time = try await stage.seenByRequester().createTime else { throw Mismatch("there is none") }
            guard abs(Double(time.seconds) - stage.clock.now) < 60 else { throw Mismatch("it is \(time.seconds)") }
        },
        try .check("Its number is shown as # and six digits, and no other ticket has it") { stage, _ in
            let ticket = try await stage.seenByRequester()
            try expect(ticket.displayNumber, is: "#\(ticket.number)", "the number shown")
            try expect(String(ticket.number).count, is: 6, "the count of digits")
            let others = try await stage.client(of: .ines).tickets.all().reduce(into: 0) { count, other in
                count += other.number == ticket.number ? 1 : 0
            }
            try expect(others, is: 1, "how many tickets have the number \(ticket.number)")
        },
        try .check("In CC is nobody") { stage, _ in
            try expect(try await stage.seenByRequester().ccEmails, is: [], "the CC")
        },
        try .check("In CC are {texts}") { stage, values in
            try expect(try await stage.seenByRequester().ccEmails, is: try values.texts(), "the CC")
        },
    ]
}

private func channel(_ word: String) throws -> Channel {
    switch word {
    case "api": .api
    case "app": .app
    case "chat": .chat
    case "mail": .mail
    default: throw Mismatch("\(word) is no channel")
    }
}
