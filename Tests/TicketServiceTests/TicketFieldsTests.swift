import TTRPC
import Testing
import TicketCore
import TicketDesks
import TicketMessages

@Suite("What stands on tickets")
struct TicketFieldsTests {
    private func update(
        _ ticket: TicketMessages.Ticket, _ paths: [String], as caller: ServiceFixture.Caller,
        in fixture: ServiceFixture
    ) async throws -> TicketMessages.Ticket {
        try await fixture.tickets.updateTicket(
            .init(ticket: ticket, updateMask: .init(paths: paths)), options: .as(caller))
    }

    @Test("is changed all at once or not at all, lists as a whole")
    func atomic() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket("before", at: "zendesk").number
            let paths = ["subject", "tags", "fields"]
            let changed = try await update(
                .init(
                    number: number, subject: "after", tags: ["vip", "árbol"],
                    fields: [.init(key: "priority", value: "high")]),
                paths, as: .alba, in: fixture)
            #expect(changed.subject == "after")
            #expect(changed.tags == ["vip", "árbol"])
            #expect(changed.fields == [.init(key: "priority", value: "high")])
            let error = await #expect(throws: RPCError.self) {
                _ = try await update(
                    .init(
                        number: number, subject: "", tags: ["two\nlines"],
                        fields: [.init(key: "priority", value: "sky-high")]), paths, as: .alba, in: fixture)
            }
            #expect(
                error?.fieldViolations.map(\.field) == ["ticket.subject", "ticket.tags[0]", "ticket.fields.priority"])
            #expect(try await fixture.ticket(number, as: .alba) == changed)
            let emptied = try await update(.init(number: number), ["tags", "fields"], as: .alba, in: fixture)
            #expect(emptied.tags == [])
            #expect(emptied.fields == [])
            #expect(emptied.subject == "after")
        }
    }

    @Test("customers neither tag nor see tags, and set and see the fields that are for them")
    func customers() async throws {
        try await ServiceFixture.run { fixture in
            var desk = DeskTemplates.zendesk
            desk.key = "own"
            var product = try #require(desk.fields.first)
            product.key = "product"
            product.kind = .text
            product.choices = []
            product.requesterMaySet = true
            desk.fields.append(product)
            try await fixture.install(desk)
            let created = try await fixture.tickets.createTicket(
                .init(
                    ticket: .init(
                        desk: "own", subject: "s", requester: .init(id: "ana"),
                        fields: [.init(key: "priority", value: "low"), .init(key: "product", value: "kettle")])),
                options: .as(.alba))
            #expect(created.fields.map(\.key) == ["priority", "product"])
            let number = created.number
            _ = try await update(.init(number: number, tags: ["canary"]), ["tags"], as: .alba, in: fixture)
            let seen = try await fixture.ticket(number, as: .ana)
            #expect(seen.fields == [.init(key: "product", value: "kettle")])
            #expect(seen.tags == [])
            let events = "\(try await fixture.events(of: number, as: .ana))"
            #expect(!events.contains("canary") && !events.contains("priority"))
            let tagging = try await refusal {
                _ = try await update(.init(number: number, tags: []), ["tags"], as: .ana, in: fixture)
            }
            #expect(tagging == "PERMISSION_DENIED STAFF_ONLY")
            let emptied = try await update(.init(number: number), ["fields"], as: .ana, in: fixture)
            #expect(emptied.fields == [])
            let left = try await fixture.ticket(number, as: .alba)
            #expect(left.fields == [.init(key: "priority", value: "low")])
        }
    }

    @Test("a field that is named twice, and more tags than a ticket takes, are refused")
    func bounds() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket(at: "zendesk").number
            let double = try await refusal {
                let value = FieldValue(key: "priority", value: "low")
                _ = try await update(.init(number: number, fields: [value, value]), ["fields"], as: .alba, in: fixture)
            }
            #expect(double == "INVALID_ARGUMENT DOUBLE_FIELD")
            for count in [51, 101] {
                let many = try await refusal {
                    let tags = (0..<count).map { "tag-\($0)" }
                    _ = try await update(.init(number: number, tags: tags), ["tags"], as: .alba, in: fixture)
                }
                #expect(many == "INVALID_ARGUMENT TOO_MANY")
            }
        }
    }

    @Test("notes are for staff: not listed, not counted, not answered in public")
    func notes() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket().number
            let note = try await fixture.tickets.addComment(
                .init(number: number, comment: .init(body: "canary", internal: true)), options: .as(.alba))
            #expect(note.comment?.internal == true)
            #expect(note.ticket?.status == "open")
            _ = try await fixture.tickets.addComment(
                .init(number: number, comment: .init(body: "Hello")), options: .as(.ana))
            for (caller, bodies) in [(ServiceFixture.Caller.ana, ["Hello"]), (.alba, ["canary", "Hello"])] {
                let listed = try await fixture.tickets.listComments(.init(number: number), options: .as(caller))
                #expect(listed.comments.map(\.body) == bodies)
                #expect(try await fixture.ticket(number, as: caller).commentCount == bodies.count)
            }
            #expect(!"\(try await fixture.events(of: number, as: .ana))".contains("canary"))
            let byCustomer = try await refusal {
                _ = try await fixture.tickets.addComment(
                    .init(number: number, comment: .init(body: "x", internal: true)), options: .as(.ana))
            }
            #expect(byCustomer == "PERMISSION_DENIED STAFF_ONLY")
            let inPublic = try await refusal {
                _ = try await fixture.tickets.addComment(
                    .init(number: number, comment: .init(body: "x", replyTo: 1)), options: .as(.alba))
            }
            #expect(inPublic == "INVALID_ARGUMENT INTERNAL_COMMENT")
        }
    }

    @Test("a move says why where the desk wants to know, and customers do not read it")
    func reason() async throws {
        try await ServiceFixture.run { fixture in
            var desk = DeskTemplates.accountPortal
            desk.key = "own"
            for index in desk.transitions.indices { desk.transitions[index].guards = [.reason] }
            try await fixture.install(desk)
            let number = try await fixture.createTicket(at: "own").number
            let silent = try await refusal {
                _ = try await fixture.tickets.transitionTicket(
                    .init(number: number, status: "pending"), options: .as(.alba))
            }
            #expect(silent == "FAILED_PRECONDITION REASON_REQUIRED")
            let moved = try await fixture.tickets.transitionTicket(
                .init(number: number, status: "pending", reason: "canary"), options: .as(.alba))
            #expect(moved.status == "pending")
            #expect("\(try await fixture.events(of: number, as: .alba))".contains("canary"))
            #expect(!"\(try await fixture.events(of: number, as: .ana))".contains("canary"))
        }
    }
}
