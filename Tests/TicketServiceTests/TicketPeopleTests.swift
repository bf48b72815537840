import TTRPC
import Testing
import TicketMessages

@Suite("People on tickets")
struct TicketPeopleTests {
    @Test("rate once, when it is solved, and only whose ticket it is; nobody else of the customers learns of it")
    func rate() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket(shared: true, at: "zendesk").number
            func rate(_ score: Int32, as caller: ServiceFixture.Caller) async throws -> String {
                try await refusal {
                    _ = try await fixture.tickets.rateTicket(
                        .init(number: number, rating: .init(score: score, comment: "canary")), options: .as(caller))
                }
            }
            #expect(try await rate(1, as: .ana) == "FAILED_PRECONDITION NOT_CLOSED")
            _ = try await fixture.tickets.assignTicket(.init(number: number, assignee: "me"), options: .as(.alba))
            _ = try await fixture.tickets.transitionTicket(.init(number: number, status: "solved"), options: .as(.alba))
            #expect(try await rate(2, as: .ana) == "INVALID_ARGUMENT OUT_OF_RANGE")
            #expect(try await rate(1, as: .bruno) == "PERMISSION_DENIED NOT_YOUR_TICKET")
            #expect(try await rate(1, as: .alba) == "PERMISSION_DENIED NOT_YOUR_TICKET")
            #expect(try await rate(1, as: .ana) == "nothing was refused")
            #expect(try await rate(0, as: .ana) == "FAILED_PRECONDITION ALREADY_RATED")
            for (caller, sees) in [(ServiceFixture.Caller.ana, true), (.alba, true), (.bruno, false)] {
                #expect((try await fixture.ticket(number, as: caller).rating?.score == 1) == sees)
                let events = "\(try await fixture.events(of: number, as: caller))"
                #expect(events.contains("canary") == sees, "\(caller)")
            }
        }
    }

    @Test("come in by their address and are out at once when they are removed")
    func participants() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket(shared: true, at: "zendesk").number
            let added = try await fixture.tickets.addParticipant(
                .init(number: number, email: "chloe@example.com"), options: .as(.ana))
            #expect(added.participants == [.init(email: "chloe@example.com", notified: true, admitted: true)])
            #expect(try await fixture.ticket(number, as: .chloe).participants == [])
            #expect(try await fixture.ticket(number, as: .bruno).participants == [])
            let forBruno = try await fixture.events(of: number, as: .bruno)
            #expect(forBruno.map { $0.kind?.name } == ["created"])
            let forAna = try await fixture.events(of: number, as: .ana)
            #expect("\(forAna)".contains("chloe@example.com"))
            _ = try await fixture.tickets.removeParticipant(
                .init(number: number, email: "CHLOE@example.com"), options: .as(.ana))
            let gone = try await refusal { _ = try await fixture.ticket(number, as: .chloe) }
            #expect(gone == "NOT_FOUND NOT_FOUND")
        }
    }

    @Test("have the rights that staff give, and customers give none")
    func rights() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket(at: "zendesk").number
            let byCustomer = try await refusal {
                _ = try await fixture.tickets.addParticipant(
                    .init(number: number, email: "chloe@example.com", admitted: .granted), options: .as(.ana))
            }
            #expect(byCustomer == "PERMISSION_DENIED RIGHTS_FIXED")
            let told = try await fixture.tickets.addParticipant(
                .init(number: number, email: "chloe@example.com", admitted: .denied), options: .as(.alba))
            #expect(told.participants == [.init(email: "chloe@example.com", notified: true, admitted: false)])
            let unknown = try await refusal { _ = try await fixture.ticket(number, as: .chloe) }
            #expect(unknown == "NOT_FOUND NOT_FOUND")
            let changed = try await fixture.tickets.addParticipant(
                .init(number: number, email: "chloe@example.com", notified: .denied, admitted: .granted),
                options: .as(.alba))
            #expect(changed.participants == [.init(email: "chloe@example.com", notified: false, admitted: true)])
        }
    }

    @Test("are asked for by staff, out of a mail or a chat; customers speak for themselves alone")
    func onBehalf() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTieredTicket()
            let ticket = try await fixture.ticket(number, as: .ana)
            #expect(ticket.requester?.id == "ana")
            #expect(ticket.channel == .chat)
            let byCustomer = try await refusal {
                _ = try await fixture.tickets.createTicket(
                    .init(ticket: .init(desk: "zendesk", subject: "s", requester: .init(id: "bruno"))),
                    options: .as(.ana))
            }
            #expect(byCustomer == "PERMISSION_DENIED STAFF_ONLY")
            let own = try await fixture.tickets.createTicket(
                .init(ticket: .init(desk: "zendesk", subject: "s", requester: .init(id: "ana"))), options: .as(.ana))
            #expect(own.requester?.id == "ana")
            let nobody = try await refusal {
                _ = try await fixture.tickets.createTicket(
                    .init(ticket: .init(desk: "zendesk", subject: "s", requester: .init(id: "alba"))),
                    options: .as(.ines))
            }
            #expect(nobody == "INVALID_ARGUMENT UNKNOWN_PERSON")
        }
    }
}
