import TTRPC
import TicketCore
import TicketHash
import TicketMessages

@testable import TicketMail

extension MatrixVisit {
    static let peopleCalls: [String: Call] = [
        "PeopleService/EraseRequester": { visit in
            let person = try await visit.scene.newcomerWithTicket()
            let request = EraseRequesterRequest(person: person.id)
            return try await visit.people.eraseRequester(request, options: visit.options).ticketCount == 1
        },
        "PeopleService/EraseRequester, oneself": { visit in
            let person = visit.caller.person ?? MatrixFixture.bystander
            let request = EraseRequesterRequest(person: person.id, validateOnly: true)
            _ = try await visit.people.eraseRequester(request, options: visit.options)
            return true
        },
        "PeopleService/ExportPerson": { visit in
            let person = try await visit.scene.newcomerWithTicket()
            let parts = try await visit.people.exportPerson(.init(person: person.id), options: visit.options) {
                try await $0.collect()
            }
            return String(decoding: parts.flatMap(\.data), as: UTF8.self).contains("Of a newcomer")
        },
    ]

    static let mailCalls: [String: Call] = [
        "MailService/IngestMail": { visit in
            let desk = "\(MatrixDesk.key)@\(MatrixFixture.mailDomain)"
            let text = """
                From: \(visit.scene.id)@example.com\r
                To: \(desk)\r
                Subject: Help\r
                Message-ID: <\(visit.scene.id)@example.com>\r
                \r
                Hello\r

                """
            let request = IngestMailRequest(raw: Array(text.utf8), recipients: [desk])
            return try await visit.mail.ingestMail(request, options: visit.options).mails.map(\.outcome) == [.ticket]
        },
        "MailService/Unsubscribe": { visit in
            let julien = MatrixCaller.told.actor.person.email
            let participant = EmailAddress(julien).map { ParticipantNumber.of($0) } ?? 0
            let address = ReplyAddress(ticketNumber: visit.number, participant: participant, purpose: .unsubscribe)
            let token = address?.token(tenant: MatrixFixture.tenant, keys: MatrixFixture.mailKeys) ?? ""
            _ = try await visit.mail.unsubscribe(.init(token: token), options: visit.options)
            let ticket = try await visit.scene.store.ticket(visit.number, tenant: MatrixFixture.tenant)
            return ticket?.state.participant(email: julien) == nil
        },
        "MailService/ListQuarantine": { visit in
            let id = try await visit.scene.heldMail()
            let answer = try await visit.mail.listQuarantine(.init(pageSize: 200), options: visit.options)
            return answer.mails.contains { $0.id == id }
        },
        "MailService/GetQuarantinedMail": { visit in
            let id = try await visit.scene.heldMail()
            return try await visit.mail.getQuarantinedMail(.init(id: id), options: visit.options).id == id
        },
        "MailService/ReleaseMail": { visit in
            let request = ReleaseMailRequest(id: try await visit.scene.heldMail(), ticketNumber: visit.number)
            return try await visit.mail.releaseMail(request, options: visit.options).outcome == .note
        },
        "MailService/ReleaseMail, to a desk": { visit in
            let request = ReleaseMailRequest(id: try await visit.scene.heldMail(), desk: MatrixDesk.key)
            return try await visit.mail.releaseMail(request, options: visit.options).outcome == .ticket
        },
        "MailService/DiscardMail": { visit in
            let id = try await visit.scene.heldMail()
            return try await visit.mail.discardMail(.init(id: id), options: visit.options).id == id
        },
        "MailService/ListDeadLetters": { visit in
            let id = try await visit.scene.deadLetter()
            let answer = try await visit.mail.listDeadLetters(.init(pageSize: 200), options: visit.options)
            return answer.deadLetters.contains { $0.id == id }
        },
        "MailService/RetryDeadLetter": { visit in
            let id = try await visit.scene.deadLetter()
            return try await visit.mail.retryDeadLetter(.init(id: id), options: visit.options).id == id
        },
    ]
}

extension MatrixScene {
    /// A customer who calls nothing, with a ticket.
    fileprivate func newcomerWithTicket() async throws -> PersonReference {
        let person = try await newcomer()
        let new = NewTicket(desk: MatrixDesk.key, subject: "Of a newcomer", shared: false)
        let actor = Actor(tenant: MatrixFixture.tenant, person: person)
        _ = try await store.execute(CommandRequest(actor: actor, command: .create(new)))
        return person
    }

    /// A stranger's mail that was held back; its number.
    fileprivate func heldMail() async throws -> Int64 {
        let text = "From: \(id)@example.com\r\nSubject: Help\r\nMessage-ID: <\(id)@example.com>\r\n\r\nHello\r\n"
        let mail = HeldMail(
            time: TestClock.start, reason: "STRANGER", problem: "", sender: "\(id)@example.com",
            recipient: "\(MatrixDesk.key)@\(MatrixFixture.mailDomain)", subject: "Help", raw: Array(text.utf8))
        return try await store.holdMail(
            mail, key: SHA256.digest(Array(id.utf8)), tenant: MatrixFixture.tenant, limits: QuarantineLimits())
    }

    /// A mail to Julien about the ticket that could not be delivered; its number. What else waits is dropped.
    fileprivate func deadLetter() async throws -> Int64 {
        try await comment()
        let now = TestClock.start
        let recipient = MatrixCaller.told.actor.person.email
        var dead: Int64 = 0
        for mail in try await store.claimMail(at: now, leasedUntil: now.advanced(byMicroseconds: 1), limit: .max) {
            let isMeant = mail.entry.ticketNumber == number && mail.entry.recipient == recipient
            if isMeant { dead = mail.id }
            try await store.settleMail(
                mail.id, tenant: mail.tenant,
                isMeant ? .dead(failure: "recipient 550", suppressing: true) : .dropped, at: now)
        }
        return dead
    }
}
