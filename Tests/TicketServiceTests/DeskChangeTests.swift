import TTRPC
import Testing
import TicketDesks
import TicketMessages
import TicketService

@Suite("DeskService: making and changing desks")
struct DeskChangeTests {
    private static let file = DeskTemplates.files["account-portal"] ?? ""
    private static let own = file.replacing("key: account-portal", with: "key: own")
    private static let shorter = file.replacing("subject_scalars_max: 140", with: "subject_scalars_max: 30")

    private func violations(_ error: RPCError?) throws -> [GoogleRPCBadRequest.FieldViolation] {
        try #require(error?.detail(GoogleRPCBadRequest.self)).fieldViolations
    }

    @Test("A desk is made of its text, once, and its text is read back as it was written")
    func create() async throws {
        try await ServiceFixture.run { fixture in
            let admin = try await fixture.asAdmin()
            let checked = try await fixture.desks.createDesk(
                .init(source: Self.own, validateOnly: true), options: admin)
            #expect(checked.version == 1)
            let desk = try await fixture.desks.createDesk(.init(source: Self.own, requestID: "r"), options: admin)
            #expect(desk.key == "own" && desk.version == 1 && desk.etag == "v1")
            let again = try await fixture.desks.createDesk(.init(source: Self.own, requestID: "r"), options: admin)
            #expect(again == desk)
            let taken = await #expect(throws: RPCError.self) {
                try await fixture.desks.createDesk(.init(source: Self.own), options: admin)
            }
            #expect(taken?.code == .alreadyExists)
            let source = try await fixture.desks.getDeskSource(.init(desk: "own"), options: admin)
            #expect(source.source == Self.own)
            #expect(source.builtIn == false && source.author?.id == "ines" && source.createTime != nil)
            let reused = await #expect(throws: RPCError.self) {
                try await fixture.desks.createDesk(
                    .init(source: Self.own.replacing("key: own", with: "key: other"), requestID: "r"), options: admin)
            }
            #expect(reused?.code == .alreadyExists)
        }
    }

    @Test("A change makes a new version; older ones, and tickets made under them, stay as they were")
    func update() async throws {
        try await ServiceFixture.run { fixture in
            let admin = try await fixture.asAdmin()
            let ticket = try await fixture.createTicket()
            let request = UpdateDeskRequest(
                desk: "account-portal", source: Self.shorter, etag: "v1", requestID: "change")
            let changed = try await fixture.desks.updateDesk(request, options: admin)
            #expect(changed.version == 2 && changed.limits?.subjectScalarsMax == 30)
            #expect(try await fixture.desks.updateDesk(request, options: admin) == changed)
            let stale = await #expect(throws: RPCError.self) {
                try await fixture.desks.updateDesk(
                    .init(desk: "account-portal", source: Self.file, etag: "v1"), options: admin)
            }
            #expect(stale?.code == .aborted)
            let same = try await fixture.desks.updateDesk(
                .init(desk: "account-portal", source: Self.shorter), options: admin)
            #expect(same.version == 2)
            let first = try await fixture.desks.getDesk(.init(desk: "account-portal", version: 1), options: admin)
            #expect(first.limits?.subjectScalarsMax == 140)
            let read = try await fixture.tickets.getTicket(.init(number: ticket.number), options: .as(.ana))
            #expect(read.deskVersion == 1)
            #expect(try await fixture.createTicket("Short").deskVersion == 2)
        }
    }

    @Test("A broken text is refused with the line of each fault, and the running desk stays")
    func broken() async throws {
        try await ServiceFixture.run { fixture in
            let admin = try await fixture.asAdmin()
            let text = Self.file.replacing("initial_status: open", with: "initial_status: opne")
            let error = await #expect(throws: RPCError.self) {
                try await fixture.desks.updateDesk(.init(desk: "account-portal", source: text), options: admin)
            }
            #expect(error?.code == .invalidArgument)
            let line = try #require(
                text.split(separator: "\n", omittingEmptySubsequences: false)
                    .firstIndex { $0.hasPrefix("initial_status") })
            let fault = try #require(try violations(error).first)
            #expect(fault.field == "source" && fault.reason == "UNKNOWN_STATUS")
            #expect(fault.description.hasPrefix("line \(line + 1), column 17: initial_status: \"opne\""))
            let noYAML = await #expect(throws: RPCError.self) {
                try await fixture.desks.createDesk(.init(source: "key: [\n"), options: admin)
            }
            #expect(noYAML?.code == .invalidArgument)
            let otherKey = await #expect(throws: RPCError.self) {
                try await fixture.desks.updateDesk(.init(desk: "account-portal", source: Self.own), options: admin)
            }
            #expect(try violations(otherKey).map(\.reason) == ["OTHER_KEY"])
            let desk = try await fixture.desks.getDesk(.init(desk: "account-portal"), options: .as(.ana))
            #expect(desk.version == 1)
            #expect(try await fixture.createTicket().status == "open")
        }
    }

    @Test("Only admins make, change, try and read the texts of desks")
    func rights() async throws {
        try await ServiceFixture.run { fixture in
            for caller in [ServiceFixture.Caller.ana, .alba, .importer] {
                let errors = [
                    await #expect(throws: RPCError.self) {
                        try await fixture.desks.createDesk(.init(source: Self.own), options: .as(caller))
                    },
                    await #expect(throws: RPCError.self) {
                        try await fixture.desks.updateDesk(
                            .init(desk: "account-portal", source: Self.shorter), options: .as(caller))
                    },
                    await #expect(throws: RPCError.self) {
                        try await fixture.desks.getDeskSource(.init(desk: "account-portal"), options: .as(caller))
                    },
                    await #expect(throws: RPCError.self) {
                        try await fixture.desks.validateWorkflow(.init(source: Self.own), options: .as(caller))
                    },
                    await #expect(throws: RPCError.self) {
                        try await fixture.desks.simulateWorkflow(.init(desk: "account-portal"), options: .as(caller))
                    },
                ]
                #expect(errors.map { $0?.code } == Array(repeating: .permissionDenied, count: errors.count))
            }
        }
    }

    @Test("A version that was kept without its text says so")
    func noSource() async throws {
        try await ServiceFixture.run { fixture in
            let admin = try await fixture.asAdmin()
            let error = await #expect(throws: RPCError.self) {
                try await fixture.desks.getDeskSource(.init(desk: "account-portal"), options: admin)
            }
            #expect(error?.code == .failedPrecondition)
            // The next start brings the text along.
            try await fixture.installEveryDesk()
            let source = try await fixture.desks.getDeskSource(.init(desk: "account-portal"), options: admin)
            #expect(source.source == Self.file && source.builtIn && source.version == 1)
        }
    }
}
