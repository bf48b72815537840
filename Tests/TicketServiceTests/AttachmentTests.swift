import TTRPC
import Testing
import TicketCore
import TicketMessages

@Suite("Files", .timeLimit(.minutes(10)))
struct AttachmentTests {
    private struct Lost: Error {}
    private static let bytes = Array("Não consigo entrar".utf8)

    @Test("A broken upload goes on where it was, and once complete is answered without being sent again")
    func resumes() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket().number
            let bytes = Self.bytes
            await #expect(throws: Lost.self) {
                try await fixture.attachments.uploadAttachment(options: .as(.ana)) { writer in
                    try await writer.send(.init(kind: .start(ServiceFixture.start(bytes, for: number))))
                    try await writer.send(.init(kind: .chunk(UploadChunk(data: Array(bytes[..<4])))))
                    try await fixture.untilReceived(4)
                    throw Lost()
                }
            }
            let start = ServiceFixture.start(bytes, for: number, offset: 4)
            let attachment = try await fixture.upload(start, [Array(bytes[4..<6]), Array(bytes[6...])])
            #expect(attachment.mediaType == "text/plain")
            #expect(attachment.sizeBytes == Int64(bytes.count))
            #expect(attachment.author?.id == "ana")
            #expect(attachment.commentID == 0)
            #expect(try await fixture.download(attachment.id).bytes == bytes)
            #expect(try await fixture.upload(start, []) == attachment)
            let upload = try await fixture.attachments.getUpload(.init(uploadID: "u"), options: .as(.ana))
            #expect(
                upload
                    == TicketMessages.Upload(uploadID: "u", receivedBytes: Int64(bytes.count), attachment: attachment))
        }
    }

    @Test("An upload that another call goes on with is ABORTED, and the other one wins")
    func superseded() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket().number
            let bytes = Self.bytes
            let failure = await fixture.failure {
                _ = try await fixture.attachments.uploadAttachment(options: .as(.ana)) { writer in
                    try await writer.send(.init(kind: .start(ServiceFixture.start(bytes, for: number))))
                    try await writer.send(.init(kind: .chunk(UploadChunk(data: Array(bytes[..<4])))))
                    try await fixture.untilReceived(4)
                    let start = ServiceFixture.start(bytes, for: number, offset: 4)
                    let attachment = try await fixture.upload(start, [Array(bytes[4...])])
                    #expect(try await fixture.download(attachment.id).bytes == bytes)
                    try await writer.send(.init(kind: .chunk(UploadChunk(data: Array(bytes[4...])))))
                }
            }
            #expect(failure == "ABORTED UPLOAD_SUPERSEDED")
        }
    }

    @Test("What is wrong with an upload is said, and what has arrived in order is kept")
    func refusals() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket().number
            let bytes = Self.bytes
            let start = ServiceFixture.start(bytes, for: number)
            func failure(_ start: UploadStart, _ chunks: [[UInt8]], as caller: ServiceFixture.Caller = .ana) async
                -> String
            {
                await fixture.failure { _ = try await fixture.upload(start, chunks, as: caller) }
            }
            func received() async throws -> Int64? {
                try await fixture.attachments.getUpload(.init(uploadID: "u"), options: .as(.ana)).receivedBytes
            }
            #expect(await failure(start, [Array(bytes[..<5])]) == "INVALID_ARGUMENT UPLOAD_INCOMPLETE")
            #expect(try await received() == 5)
            var wrong = start
            wrong.offsetBytes = 3
            let error = await #expect(throws: RPCError.self) { try await fixture.upload(wrong, []) }
            #expect(error?.code == .failedPrecondition)
            let info = error?.detail(GoogleRPCErrorInfo.self)
            #expect(info?.reason == "UPLOAD_OFFSET")
            #expect(info?.metadata == [.init(key: "received_bytes", value: "5")])
            wrong.offsetBytes = 5
            #expect(await failure(wrong, [Array(bytes[5...]) + [0]]) == "INVALID_ARGUMENT UPLOAD_TOO_LONG")
            #expect(await failure(wrong, [[]]) == "INVALID_ARGUMENT OUT_OF_RANGE")
            #expect(try await received() == 5)
            wrong.filename = "other.txt"
            #expect(await failure(wrong, []) == "ALREADY_EXISTS UPLOAD_ID_REUSED")
            // A byte that turned over on the way: nothing is kept, and the id is free.
            var spoilt = bytes
            spoilt[7] ^= 1
            wrong = start
            wrong.offsetBytes = 5
            #expect(await failure(wrong, [Array(spoilt[5...])]) == "DATA_LOSS UPLOAD_DIGEST")
            #expect(await fixture.failure { _ = try await received() } == "NOT_FOUND NOT_FOUND")
            #expect(await failure(start, [bytes]) == "OK")

            wrong = start
            wrong.uploadID = "a b"
            #expect(await failure(wrong, []) == "INVALID_ARGUMENT INVALID_REQUEST_ID")
            wrong.uploadID = "v"
            wrong.filename = "../a"
            #expect(await failure(wrong, []) == "INVALID_ARGUMENT INVALID_FILENAME")
            wrong = start
            wrong.uploadID = "w"
            wrong.sizeBytes = 26_214_401
            #expect(await failure(wrong, []) == "INVALID_ARGUMENT TOO_LONG")
            #expect(await failure(start, [], as: .chloe) == "NOT_FOUND NOT_FOUND")
            #expect(await failure(start, [], as: .importer) == "PERMISSION_DENIED MISSING_SCOPE")
            let withoutStart = await fixture.failure {
                _ = try await fixture.attachments.uploadAttachment(options: .as(.ana)) { writer in
                    try await writer.send(.init(kind: .chunk(UploadChunk(data: bytes))))
                }
            }
            #expect(withoutStart == "INVALID_ARGUMENT REQUIRED")
        }
    }

    @Test("A file comes whole or in ranges; behind its end there is none")
    func ranges() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket().number
            let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let start = ServiceFixture.start(bytes, for: number)
            let id = try await fixture.upload(
                start, stride(from: 0, to: bytes.count, by: 50_000).map { Array(bytes[$0..<($0 + 50_000)]) }
            ).id
            let cases: [(offset: Int64, length: Int64, expected: Range<Int>)] = [
                (0, 0, 0..<300_000), (0, 1, 0..<1), (131_071, 2, 131_071..<131_073), (299_999, 0, 299_999..<300_000),
                (299_999, 10, 299_999..<300_000), (300_000, 0, 300_000..<300_000), (7, .max, 7..<300_000),
            ]
            for (offset, length, expected) in cases {
                let part = try await fixture.download(id, offset: offset, length: length)
                #expect(part.bytes == Array(bytes[expected]), "\(offset), \(length)")
                #expect(part.attachment?.sizeBytes == 300_000)
            }
            func failure(_ offset: Int64, _ length: Int64) async -> String {
                await fixture.failure { _ = try await fixture.download(id, offset: offset, length: length) }
            }
            #expect(await failure(300_001, 0) == "OUT_OF_RANGE BEHIND_END")
            #expect(await failure(-1, 0) == "INVALID_ARGUMENT OUT_OF_RANGE")
            #expect(await failure(0, -1) == "INVALID_ARGUMENT OUT_OF_RANGE")
        }
    }

    @Test("An empty file is a file")
    func empty() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket().number
            let attachment = try await fixture.upload(ServiceFixture.start([], for: number), [])
            #expect(attachment.mediaType == "application/octet-stream")
            #expect(try await fixture.download(attachment.id).attachment == attachment)
        }
    }

    @Test("An id alone opens nothing: each fetch asks who may read the ticket, and the comment, now")
    func authorisation() async throws {
        try await ServiceFixture.run { fixture in
            let number = try await fixture.createTicket(shared: true).number
            let attachment = try await fixture.upload("words", for: number)
            func readers() async throws -> [String] {
                var names: [String] = []
                for caller in [ServiceFixture.Caller.ana, .bruno, .chloe, .alba] {
                    let ways: [() async throws -> Void] = [
                        { _ = try await fixture.download(attachment.id, as: caller) },
                        {
                            _ = try await fixture.attachments.getAttachment(
                                .init(id: attachment.id), options: .as(caller))
                        },
                    ]
                    var answers: Set<String> = []
                    for way in ways { answers.insert(await fixture.failure(way)) }
                    #expect(answers == ["OK"] || answers == ["NOT_FOUND NOT_FOUND"])
                    if answers == ["OK"] { names.append(caller.rawValue) }
                }
                return names
            }
            #expect(try await readers() == ["ana", "alba"])
            let added = try await fixture.tickets.addComment(
                .init(number: number, comment: .init(body: "", attachmentIDs: [attachment.id])), options: .as(.ana))
            let placed = try #require(added.comment?.attachments.first)
            #expect(placed.id == attachment.id)
            #expect(placed.commentID == added.comment?.id)
            #expect(try await readers() == ["ana", "bruno", "alba"])
            let listed = try await fixture.attachments.listAttachments(
                .init(ticketNumber: number), options: .as(.bruno))
            #expect(listed.attachments.map(\.id) == [attachment.id])
            _ = try await fixture.tickets.updateTicket(
                .init(ticket: .init(number: number, shared: false), updateMask: .init(paths: ["shared"])),
                options: .as(.ana))
            #expect(try await readers() == ["ana", "alba"])
            let list = await fixture.failure {
                _ = try await fixture.attachments.listAttachments(.init(ticketNumber: number), options: .as(.bruno))
            }
            #expect(list == "NOT_FOUND NOT_FOUND")
        }
    }

    @Test("All files together, and a person's unfinished uploads, have bounds")
    func limits() async throws {
        let limits = AttachmentLimits(tenantBytesMax: 10, uploadsPerPersonMax: 1)
        try await ServiceFixture.run(attachmentLimits: limits) { fixture in
            let number = try await fixture.createTicket().number
            _ = try await fixture.upload("12345678", for: number, id: "a")
            let full = await fixture.failure { _ = try await fixture.upload("abc", for: number, id: "b") }
            #expect(full == "RESOURCE_EXHAUSTED ATTACHMENTS_FULL")
            let half = ServiceFixture.start([1, 2], for: number, id: "c")
            #expect(
                await fixture.failure { _ = try await fixture.upload(half, []) } == "INVALID_ARGUMENT UPLOAD_INCOMPLETE"
            )
            let second = await fixture.failure { _ = try await fixture.upload("", for: number, id: "d") }
            #expect(second == "RESOURCE_EXHAUSTED TOO_MANY_UPLOADS")
        }
    }
}
