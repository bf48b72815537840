import TTRPC
import Testing
import TicketCore
import TicketDesks
import TicketMessages

@Suite("Many tickets at once")
struct TicketBatchTests {
    @Test("are read in the order asked for; what the caller may not see is named like what is not there")
    func batchGet() async throws {
        try await ServiceFixture.run { fixture in
            let one = try await fixture.createTicket("one").number
            let two = try await fixture.createTicket("two").number
            let other = try await fixture.createTicket("other", as: .chloe).number
            let found = try await fixture.tickets.batchGetTickets(
                .init(numbers: [two, other, 7, one]), options: .as(.ana))
            #expect(found.tickets.map(\.subject) == ["two", "one"])
            #expect(found.tickets.first?.statusLabel == "Open")
            #expect(found.missingNumbers == [other, 7])
        }
    }

    @Test(
        "are 1 to 200, none twice",
        arguments: [([], "REQUIRED"), ([1, 2, 1], "DOUBLE_NUMBER"), (Array(1...201), "TOO_MANY")])
    func bounds(numbers: [Int64], reason: String) async throws {
        try await ServiceFixture.run { fixture in
            let read = try await refusal {
                _ = try await fixture.tickets.batchGetTickets(.init(numbers: numbers), options: .as(.alba))
            }
            let moved = try await refusal {
                _ = try await fixture.tickets.bulkTransitionTickets(
                    .init(numbers: numbers, status: "closed"), options: .as(.alba))
            }
            #expect([read, moved] == ["INVALID_ARGUMENT \(reason)", "INVALID_ARGUMENT \(reason)"])
        }
    }

    @Test("move each for itself: what cannot says why, the others move, and a retry moves nothing twice")
    func bulk() async throws {
        try await ServiceFixture.run { fixture in
            let one = try await fixture.createTicket().number
            let two = try await fixture.createTicket().number
            _ = try await fixture.tickets.transitionTicket(.init(number: two, status: "closed"), options: .as(.alba))
            var request = BulkTransitionTicketsRequest(
                numbers: [one, two, 7], status: "resolved", requestID: "bulk-1", validateOnly: true)
            let tried = try await fixture.tickets.bulkTransitionTickets(request, options: .as(.alba))
            #expect(tried.results.map { $0.ticket?.status } == ["resolved", nil, nil])
            #expect(try await fixture.ticket(one, as: .alba).status == "open")
            request.validateOnly = false
            request.requestID = "bulk-2"
            let done = try await fixture.tickets.bulkTransitionTickets(request, options: .as(.alba))
            #expect(done.results.map(\.number) == [one, two, 7])
            #expect(done.results.map { $0.ticket?.status } == ["resolved", nil, nil])
            #expect(
                done.results.map { $0.error?.code } == [
                    nil, StatusCode.failedPrecondition.rawValue, StatusCode.notFound.rawValue,
                ])
            let details = done.results[1].error?.details ?? []
            #expect(details.contains { $0.typeURL.hasSuffix("google.rpc.PreconditionFailure") })
            let again = try await fixture.tickets.bulkTransitionTickets(request, options: .as(.alba))
            #expect(again == done)
            #expect(try await fixture.ticket(one, as: .alba).revision == 2)
            request.status = "closed"
            let reused = try await fixture.tickets.bulkTransitionTickets(request, options: .as(.alba))
            #expect(reused.results[0].error?.code == StatusCode.alreadyExists.rawValue)
        }
    }

    /// account-portal without "pending".
    private var withoutPending: TicketCore.Desk {
        var desk = DeskTemplates.accountPortal
        desk.statuses.removeAll { $0.key == "pending" }
        desk.transitions.removeAll { $0.from == "pending" || $0.to == "pending" }
        return desk
    }

    @Test("are brought to the desk's newest version page by page, once it is said what becomes of every status")
    func migrate() async throws {
        try await ServiceFixture.run { fixture in
            var numbers: [Int64] = []
            for _ in 0..<3 { numbers.append(try await fixture.createTicket().number) }
            _ = try await fixture.tickets.transitionTicket(
                .init(number: numbers[0], status: "pending"), options: .as(.alba))
            try await fixture.install(withoutPending)
            var request = MigrateTicketsRequest(desk: "account-portal", validateOnly: true)
            let preview = try await fixture.tickets.migrateTickets(request, options: .as(.alba))
            #expect(preview.unmappedStatuses == ["pending"])
            #expect(preview.migratedCount == 0)
            request.validateOnly = false
            let unmapped = try await refusal {
                _ = try await fixture.tickets.migrateTickets(request, options: .as(.alba))
            }
            #expect(unmapped == "FAILED_PRECONDITION STATUS_NOT_MAPPED")
            #expect(try await fixture.ticket(numbers[2], as: .alba).deskVersion == 1)

            request.statusMap = [.init(fromStatus: "pending", toStatus: "open")]
            request.validateOnly = true
            let mapped = try await fixture.tickets.migrateTickets(request, options: .as(.alba))
            #expect(mapped.migratedCount == 3)
            request.validateOnly = false
            request.pageSize = 2
            let first = try await fixture.tickets.migrateTickets(request, options: .as(.alba))
            #expect(first.moves == [.init(fromStatus: "open", toStatus: "open", count: 2)])
            request.pageToken = first.nextPageToken
            let last = try await fixture.tickets.migrateTickets(request, options: .as(.alba))
            #expect(last.moves == [.init(fromStatus: "pending", toStatus: "open", count: 1)])
            #expect(last.nextPageToken == "")
            for number in numbers {
                let ticket = try await fixture.ticket(number, as: .alba)
                #expect(ticket.deskVersion == 2)
                #expect(ticket.status == "open")
            }
            request.pageToken = ""
            let again = try await fixture.tickets.migrateTickets(request, options: .as(.alba))
            #expect(again.migratedCount == 0)
            #expect(again.failures == [])
        }
    }

    @Test("are migrated by staff, at a desk that is there, to statuses that it has")
    func migrateRefused() async throws {
        try await ServiceFixture.run { fixture in
            for (desk, status, caller, expected) in [
                ("account-portal", "open", ServiceFixture.Caller.ana, "PERMISSION_DENIED STAFF_ONLY"),
                ("ghost", "open", .alba, "NOT_FOUND NOT_FOUND"),
                ("account-portal", "ghost", .alba, "INVALID_ARGUMENT UNKNOWN_STATUS"),
            ] {
                let found = try await refusal {
                    _ = try await fixture.tickets.migrateTickets(
                        .init(desk: desk, statusMap: [.init(fromStatus: "pending", toStatus: status)]),
                        options: .as(caller))
                }
                #expect(found == expected)
            }
        }
    }
}
