import TTRPC
import Testing
import TicketCore
import TicketMessages
import TicketStoreMemory

@Suite("What is sent bit by bit", .timeLimit(.minutes(10)))
struct EndedStreamTests {
    /// More than a server holds ready for a reader that has not come to it.
    private static let bytes = [UInt8](repeating: 0x41, count: 800_000)

    /// Bruno's shared ticket with a file, on a server that holds little ready.
    private func run(_ body: (ServiceFixture, _ number: Int64, _ fileID: String) async throws -> Void) async throws {
        var limits = ServerLimits()
        limits.queuedBytesMax = 200_000
        try await ServiceFixture.run(serverLimits: limits) { fixture in
            let number = try await fixture.createTicket(shared: true).number
            let chunks = stride(from: 0, to: Self.bytes.count, by: 50_000).map { Array(Self.bytes[$0..<($0 + 50_000)]) }
            let file = try await fixture.upload(ServiceFixture.start(Self.bytes, for: number), chunks)
            _ = try await fixture.tickets.addComment(
                .init(number: number, comment: .init(body: "Look", attachmentIDs: [file.id])), options: .as(.ana))
            try await body(fixture, number, file.id)
        }
    }

    private func token(_ fixture: ServiceFixture) async throws -> TicketMessages.ServiceToken {
        try await fixture.identity.createServiceToken(
            CreateServiceTokenRequest(service: "portal", scopes: Scope.allCases.map(\.rawValue)), options: .as(.ines))
    }

    /// Reads the first answer, has something happen, and reads the rest.
    private func read<Answer>(
        _ stream: MessageStream<Answer>, _ happening: () async throws -> Void
    ) async throws {
        var iterator = stream.makeAsyncIterator()
        _ = try await iterator.next()
        try await happening()
        while try await iterator.next() != nil {}
    }

    @Test("is broken off when the token is revoked: a download, and what is handed over of a person or a desk")
    func revoked() async throws {
        try await run { fixture, _, fileID in
            let people = PeopleServiceClient(invoker: fixture.client)
            for name in ["download", "person", "desk"] {
                let token = try await token(fixture)
                let options = CallOptions.bearing(token.token)
                func revoke() async throws {
                    _ = try await fixture.identity.revokeServiceToken(.init(id: token.id), options: .as(.ines))
                }
                let answer = try await refusal {
                    switch name {
                    case "download":
                        try await fixture.attachments.downloadAttachment(.init(id: fileID), options: options) {
                            try await read($0, revoke)
                        }
                    case "person":
                        try await people.exportPerson(.init(person: "ana"), options: options) {
                            try await read($0, revoke)
                        }
                    default:
                        try await fixture.desks.exportDesk(.init(desk: "account-portal"), options: options) {
                            try await read($0, revoke)
                        }
                    }
                }
                #expect(answer == "UNAUTHENTICATED UNKNOWN_TOKEN", "\(name)")
            }
        }
    }

    @Test("is broken off when the ticket is shared no longer, and when somebody is of the staff no longer")
    func rights() async throws {
        try await run { fixture, number, fileID in
            func download(as caller: ServiceFixture.Caller, _ happening: () async throws -> Void) async throws -> String
            {
                try await refusal {
                    try await fixture.attachments.downloadAttachment(.init(id: fileID), options: .as(caller)) {
                        try await read($0, happening)
                    }
                }
            }
            let undisturbed = try await download(as: .bruno) {}
            #expect(undisturbed == "nothing was refused")
            let colleague = try await download(as: .bruno) {
                _ = try await fixture.tickets.updateTicket(
                    .init(ticket: .init(number: number, shared: false), updateMask: .init(paths: ["shared"])),
                    options: .as(.ana))
            }
            #expect(colleague == "NOT_FOUND NOT_FOUND")
            let agent = try await download(as: .alba) {
                let person = PersonReference(id: "alba", name: "alba", email: "alba@example.com", role: .requester)
                try await fixture.store.save(Principal(person: person), tenant: ServiceFixture.tenant)
            }
            #expect(agent == "NOT_FOUND NOT_FOUND")
        }
    }

    @Test("is not taken any more when the token is revoked: an upload")
    func upload() async throws {
        try await run { fixture, number, _ in
            let token = try await token(fixture)
            let start = ServiceFixture.start(Array(Self.bytes.prefix(4)), for: number, id: "other")
            let answer = try await refusal {
                _ = try await fixture.attachments.uploadAttachment(options: .bearing(token.token)) { writer in
                    try await writer.send(UploadAttachmentRequest(kind: .start(start)))
                    try await writer.send(UploadAttachmentRequest(kind: .chunk(.init(data: [0x41, 0x41]))))
                    _ = try await fixture.identity.revokeServiceToken(.init(id: token.id), options: .as(.ines))
                    try await writer.send(UploadAttachmentRequest(kind: .chunk(.init(data: [0x41, 0x41]))))
                }
            }
            #expect(answer == "UNAUTHENTICATED UNKNOWN_TOKEN")
        }
    }
}
