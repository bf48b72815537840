import TTRPC
import Testing
import TicketCore
import TicketDesks
import TicketMessages

@Suite("DeskService: carrying desks", .timeLimit(.minutes(10)))
struct DeskArchiveTests {
    private static let desk = "account-portal"

    /// A ticket with a file, a note and a view that staff share.
    private func fill(_ fixture: ServiceFixture) async throws -> Int64 {
        let number = try await fixture.createTicket().number
        let bytes = Array(String(repeating: "No puedo entrar. ", count: 20_000).utf8)
        let chunks = stride(from: 0, to: bytes.count, by: 34_000).map { Array(bytes[$0..<($0 + 34_000)]) }
        let file = try await fixture.upload(ServiceFixture.start(bytes, for: number), chunks)
        _ = try await fixture.tickets.addComment(
            AddCommentRequest(
                number: number, comment: TicketMessages.Comment(body: "Mira", attachmentIDs: [file.id])),
            options: .as(.ana))
        _ = try await fixture.tickets.addComment(
            AddCommentRequest(number: number, comment: TicketMessages.Comment(body: "Entre nosotros", internal: true)),
            options: .as(.alba))
        _ = try await fixture.tickets.saveView(
            SaveViewRequest(view: TicketView(name: "ours", desk: Self.desk)), options: .as(.alba))
        return number
    }

    @Test("A desk comes out in whole lines, goes in at another server, and is the same there")
    func carry() async throws {
        try await ServiceFixture.run { source in
            let number = try await fill(source)
            let pieces = try await source.export(Self.desk)
            #expect(pieces.allSatisfy { $0.data.last == 0x0a && $0.data.count <= 256 << 10 })
            let archive = pieces.flatMap(\.data)
            let announced = try #require(pieces.first?.totalBytes)
            #expect(abs(announced - Int64(archive.count)) < 2_000)
            #expect(pieces.dropFirst().allSatisfy { $0.totalBytes == 0 })
            try await ServiceFixture.run { target in
                let counts = try await target.importDesk(archive)
                #expect(counts.desk == Self.desk)
                #expect((counts.ticketCount, counts.commentCount, counts.attachmentCount) == (1, 2, 1))
                #expect((counts.viewCount, counts.attachmentBytes) == (1, 340_000))
                #expect(try await target.export(Self.desk).flatMap(\.data) == archive)
                #expect(try await target.ticket(number, as: .alba) == source.ticket(number, as: .alba))
                let events = try await target.events(of: number, as: .alba)
                let expected = try await source.events(of: number, as: .alba)
                #expect(events.map(\.revision) == expected.map(\.revision))
                let files = try await target.attachments.listAttachments(
                    ListAttachmentsRequest(ticketNumber: number), options: .as(.ana))
                let file = try #require(files.attachments.first)
                #expect(try await target.download(file.id).bytes.count == 340_000)
                let views = try await target.tickets.listViews(ListViewsRequest(desk: Self.desk), options: .as(.alba))
                #expect(views.views.map(\.name) == ["ours"])
            }
        }
    }

    @Test("Only admins carry desks, and only desks that are there")
    func permission() async throws {
        try await ServiceFixture.run { fixture in
            for caller in ServiceFixture.Caller.allCases where caller != .ines {
                let expected = caller == .expired ? "UNAUTHENTICATED" : "PERMISSION_DENIED"
                let out = await fixture.failure { _ = try await fixture.export(Self.desk, as: caller) }
                #expect(out.hasPrefix(expected), "\(caller): \(out)")
                let back = await fixture.failure { _ = try await fixture.importDesk([], as: caller) }
                #expect(back.hasPrefix(expected), "\(caller): \(back)")
            }
            #expect(await fixture.failure { _ = try await fixture.export("none") } == "NOT_FOUND NOT_FOUND")
        }
    }

    @Test("A retry is answered again; what is taken, cut off, or no archive is refused and says where")
    func refusals() async throws {
        try await ServiceFixture.run { source in
            _ = try await fill(source)
            let archive = try await source.export(Self.desk).flatMap(\.data)
            try await ServiceFixture.run { target in
                func failure(_ archive: [UInt8], requestID: String = "") async -> String {
                    await target.failure { _ = try await target.importDesk(archive, requestID: requestID) }
                }
                #expect(await failure(Array(archive.dropLast(9))) == "DATA_LOSS ARCHIVE_CUT_OFF")
                var altered = archive
                altered[archive.count / 2] ^= 1
                #expect(await failure(altered) == "DATA_LOSS ARCHIVE_ALTERED")
                let error = await #expect(throws: RPCError.self) {
                    try await target.importDesk(Array("{}\n".utf8))
                }
                #expect(error?.code == .invalidArgument)
                let info = error?.detail(GoogleRPCErrorInfo.self)
                #expect(info?.reason == "NO_ARCHIVE")
                #expect(info?.metadata.first { $0.key == "line" }?.value == "1")
                let checked = try await target.importDesk(archive, requestID: "r", validateOnly: true)
                #expect(checked.ticketCount == 1)
                let counts = try await target.importDesk(archive, requestID: "r")
                #expect(try await target.importDesk(archive, requestID: "r", chunkBytes: 50_000) == counts)
                #expect(await failure(archive) == "ALREADY_EXISTS DESK_IN_USE")
                let other = try await source.export("zendesk").flatMap(\.data)
                #expect(await failure(other, requestID: "r").hasPrefix("ALREADY_EXISTS"))
            }
        }
    }

    @Test("A desk that gives way is forgotten: its tickets are shown with the labels that came")
    func labels() async throws {
        try await ServiceFixture.run { source in
            var desk = try #require(DeskTemplates.all.first { $0.key == Self.desk })
            desk.key = "own"
            desk.statuses[0].labels = LocalizedText([try #require(LanguageTag("en")): "Just in"])
            try await source.install(desk)
            let number = try await source.createTicket(at: "own").number
            let archive = try await source.export("own").flatMap(\.data)
            try await ServiceFixture.run { target in
                var other = desk
                other.statuses[0].labels = LocalizedText([try #require(LanguageTag("en")): "Waiting"])
                try await target.install(other)
                let tried = try await target.tickets.createTicket(
                    CreateTicketRequest(ticket: .init(desk: "own", subject: "x"), validateOnly: true),
                    options: .as(.ana))
                #expect(tried.statusLabel == "Waiting")
                _ = try await target.importDesk(archive)
                #expect(try await target.ticket(number, as: .ana).statusLabel == "Just in")
            }
        }
    }
}
