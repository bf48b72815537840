import TTRPC
import TicketCore
import TicketMessages

extension MatrixVisit {
    static let readingCalls: [String: Call] = [
        "TicketService/GetTicket": { visit in
            let request = GetTicketRequest(number: visit.number)
            return try await visit.tickets.getTicket(request, options: visit.options).number == visit.number
        },
        "TicketService/GetTicket, deleted": { visit in
            try await visit.scene.run(.delete(number: visit.number))
            let request = GetTicketRequest(number: visit.number)
            return try await visit.tickets.getTicket(request, options: visit.options).number == visit.number
        },
        "TicketService/BatchGetTickets": { visit in
            let request = BatchGetTicketsRequest(numbers: [visit.number])
            let answer = try await visit.tickets.batchGetTickets(request, options: visit.options)
            return answer.tickets.contains { $0.number == visit.number }
        },
        "TicketService/ListTickets": { visit in
            let answer = try await visit.tickets.listTickets(
                ListTicketsRequest(pageSize: 200), options: visit.options)
            return answer.tickets.contains { $0.number == visit.number }
        },
        "TicketService/SearchTickets": { visit in
            let request = SearchTicketsRequest(query: visit.scene.id)
            let answer = try await visit.tickets.searchTickets(request, options: visit.options)
            return answer.hits.contains { $0.ticket?.number == visit.number }
        },
        "TicketService/ListAvailableTransitions": { visit in
            let request = ListAvailableTransitionsRequest(number: visit.number)
            _ = try await visit.tickets.listAvailableTransitions(request, options: visit.options)
            return true
        },
        "TicketService/ListComments": { visit in
            let request = ListCommentsRequest(number: visit.number)
            return try await visit.tickets.listComments(request, options: visit.options).comments.count == 1
        },
        "TicketService/ListComments, note": { visit in
            try await visit.scene.comment(isInternal: true)
            let request = ListCommentsRequest(number: visit.number)
            let comments = try await visit.tickets.listComments(request, options: visit.options).comments
            return comments.contains { $0.internal }
        },
    ]

    static let requesterCalls: [String: Call] = [
        "TicketService/CreateTicket": { visit in
            let ticket = TicketMessages.Ticket(desk: MatrixDesk.key, subject: "Mine")
            return try await visit.tickets.createTicket(.init(ticket: ticket), options: visit.options).number > 0
        },
        "TicketService/CreateTicket, for another": { visit in
            let marta = Person(id: MatrixFixture.bystander.id)
            let ticket = TicketMessages.Ticket(desk: MatrixDesk.key, subject: "Hers", requester: marta)
            return try await visit.tickets.createTicket(.init(ticket: ticket), options: visit.options).number > 0
        },
        "TicketService/AddComment": { visit in
            let request = AddCommentRequest(number: visit.number, comment: .init(body: "Hm"))
            return try await visit.tickets.addComment(request, options: visit.options).comment != nil
        },
        "TicketService/AddComment, note": { visit in
            let request = AddCommentRequest(number: visit.number, comment: .init(body: "Hm", internal: true))
            return try await visit.tickets.addComment(request, options: visit.options).comment != nil
        },
        "TicketService/UpdateTicket": { visit in
            let request = UpdateTicketRequest(
                ticket: .init(number: visit.number, subject: "New"), updateMask: .init(paths: ["subject"]))
            return try await visit.tickets.updateTicket(request, options: visit.options).subject == "New"
        },
        "TicketService/UpdateTicket, tags": { visit in
            let request = UpdateTicketRequest(
                ticket: .init(number: visit.number, tags: ["x"]), updateMask: .init(paths: ["tags"]))
            _ = try await visit.tickets.updateTicket(request, options: visit.options)
            return true
        },
        "TicketService/TransitionTicket": { visit in
            let request = TransitionTicketRequest(number: visit.number, status: "done")
            return try await visit.tickets.transitionTicket(request, options: visit.options).status == "done"
        },
        "TicketService/BulkTransitionTickets": { visit in
            let request = BulkTransitionTicketsRequest(numbers: [visit.number], status: "done")
            let answer = try await visit.tickets.bulkTransitionTickets(request, options: visit.options)
            if let error = answer.results.first?.error {
                throw RPCError(code: StatusCode(received: error.code), message: error.message)
            }
            return answer.results.first?.ticket?.status == "done"
        },
        "TicketService/SetTrack": { visit in
            let request = SetTrackRequest(number: visit.number, track: "incident", state: "some")
            return try await visit.tickets.setTrack(request, options: visit.options).number == visit.number
        },
        "TicketService/RateTicket": { visit in
            try await visit.scene.run(.transition(number: visit.number, status: "done"))
            let request = RateTicketRequest(number: visit.number, rating: .init(score: 3))
            return try await visit.tickets.rateTicket(request, options: visit.options).number == visit.number
        },
        "TicketService/AddParticipant": { visit in
            let request = AddParticipantRequest(number: visit.number, email: "x@example.com")
            return try await visit.tickets.addParticipant(request, options: visit.options).number == visit.number
        },
        "TicketService/RemoveParticipant": { visit in
            let request = RemoveParticipantRequest(number: visit.number, email: "julien@example.com")
            return try await visit.tickets.removeParticipant(request, options: visit.options).number == visit.number
        },
    ]

    static let staffCalls: [String: Call] = [
        "TicketService/AssignTicket": { visit in
            let request = AssignTicketRequest(number: visit.number, assignee: "alba")
            return try await visit.tickets.assignTicket(request, options: visit.options).assignee?.id == "alba"
        },
        "TicketService/EscalateTicket": { visit in
            let request = EscalateTicketRequest(number: visit.number, tier: "tier2", reason: "odd")
            return try await visit.tickets.escalateTicket(request, options: visit.options).number == visit.number
        },
        "TicketService/LinkTickets": { visit in
            let request = LinkTicketsRequest(
                number: visit.number, otherNumber: try await visit.scene.other(), kind: .related)
            return try await visit.tickets.linkTickets(request, options: visit.options).number == visit.number
        },
        "TicketService/UnlinkTickets": { visit in
            let other = try await visit.scene.other()
            try await visit.scene.run(.link(number: visit.number, other: other, kind: .related))
            let request = UnlinkTicketsRequest(number: visit.number, otherNumber: other, kind: .related)
            return try await visit.tickets.unlinkTickets(request, options: visit.options).number == visit.number
        },
        "TicketService/MergeTickets": { visit in
            let request = MergeTicketsRequest(number: visit.number, intoNumber: try await visit.scene.other())
            return try await visit.tickets.mergeTickets(request, options: visit.options).number > 0
        },
        "TicketService/UnmergeTicket": { visit in
            try await visit.scene.run(.merge(number: visit.number, into: try await visit.scene.other()))
            let request = UnmergeTicketRequest(number: visit.number)
            return try await visit.tickets.unmergeTicket(request, options: visit.options).number == visit.number
        },
        "TicketService/MoveTicket": { visit in
            let request = MoveTicketRequest(number: visit.number, desk: MatrixDesk.otherKey)
            return try await visit.tickets.moveTicket(request, options: visit.options).desk == MatrixDesk.otherKey
        },
        "TicketService/MigrateTickets": { visit in
            let request = MigrateTicketsRequest(desk: MatrixDesk.key, validateOnly: true)
            return try await visit.tickets.migrateTickets(request, options: visit.options).deskVersion == 1
        },
        "TicketService/DeleteTicket": { visit in
            let request = DeleteTicketRequest(number: visit.number)
            return try await visit.tickets.deleteTicket(request, options: visit.options).number == visit.number
        },
        "TicketService/UndeleteTicket": { visit in
            try await visit.scene.run(.delete(number: visit.number))
            let request = UndeleteTicketRequest(number: visit.number)
            return try await visit.tickets.undeleteTicket(request, options: visit.options).number == visit.number
        },
    ]
}
