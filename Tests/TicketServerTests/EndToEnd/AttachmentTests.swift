internal import Foundation
internal import Synchronization
internal import TTRPC
internal import Testing
internal import TicketClient
internal import TicketHash
internal import TicketMessages

@Suite("Files over TCP", .timeLimit(.minutes(10)))
struct AttachmentTests {
    private struct Lost: Error {}

    /// Bytes that look like nothing, the same in each run.
    private static func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) }
    }

    private static func file(_ name: String, _ bytes: [UInt8], in folder: TemporaryFolder) throws -> String {
        let path = folder.path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// Sends the beginning of a file, and loses the connection when the server has it.
    private static func sendPart(
        of bytes: [UInt8], count: Int, id: String, for number: Int64, to server: RunningServer
    ) async throws {
        try await server.withClient(as: "ana") { client in
            _ = await #expect(throws: Lost.self) {
                try await client.attachments.uploadAttachment { writer in
                    let start = UploadStart(
                        uploadID: id, ticketNumber: number, filename: "half.bin", sizeBytes: Int64(bytes.count),
                        sha256: SHA256.digest(bytes))
                    try await writer.send(UploadAttachmentRequest(kind: .start(start)))
                    for chunk in stride(from: 0, to: count, by: 60_000) {
                        let data = Array(bytes[chunk..<min(chunk + 60_000, count)])
                        try await writer.send(UploadAttachmentRequest(kind: .chunk(UploadChunk(data: data))))
                    }
                    var received: Int64 = 0
                    while received < count {
                        try Task.checkCancellation()
                        let upload = try? await client.attachments.getUpload(GetUploadRequest(uploadID: id))
                        received = upload?.receivedBytes ?? 0
                    }
                    throw Lost()
                }
            }
        }
    }

    @Test("An upload whose connection was lost goes on at the told offset, also on a server that was killed")
    func resuming() async throws {
        let folder = try TemporaryFolder()
        var server = try await RunningServer.start(in: folder)
        let number = try await server.createTicket()
        let bytes = Self.bytes(1_000_000)
        let path = try Self.file("half.bin", bytes, in: folder)
        for isKilled in [false, true] {
            let id = "upload-\(isKilled)"
            try await Self.sendPart(of: bytes, count: 400_000, id: id, for: number, to: server)
            if isKilled {
                try await server.kill()
                server = try await RunningServer.start(in: folder)
            }
            try await server.withClient(as: "ana") { client in
                let upload = try await client.attachments.getUpload(GetUploadRequest(uploadID: id))
                #expect(upload == Upload(uploadID: id, receivedBytes: 400_000))
                let sent = Mutex<Int64?>(nil)
                let attachment = try await client.attachments.upload(file: path, to: number, uploadID: id) { progress in
                    if progress.phase == .transferring { sent.withLock { $0 = $0 ?? progress.doneBytes } }
                }
                // What was there was not sent again.
                let first = sent.withLock { $0 }
                #expect(first == 461_440)
                #expect(attachment.sha256 == SHA256.digest(bytes))
                let copy = folder.path + "/copy"
                _ = try await client.attachments.download(attachment.id, to: copy)
                #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: copy))) == bytes)
            }
        }
        try await server.kill()
    }

    @Test("Upload and download go on by themselves when the server is killed and started again in the middle")
    func outage() async throws {
        let folder = try TemporaryFolder()
        let listening = RunningServer.atSocket(in: folder)
        var server = try await RunningServer.start(in: folder, listening)
        let number = try await server.createTicket()
        let bytes = Self.bytes(8_000_000)
        let path = try Self.file("large.bin", bytes, in: folder)
        let copy = folder.path + "/copy"
        /// Kills the server once a transfer is half done, and starts another at the same place.
        func interrupted(
            _ transfer: (TicketClient, @escaping @Sendable (TransferProgress) -> Void) async throws ->
                TicketMessages.Attachment
        ) async throws -> TicketMessages.Attachment {
            let (halves, half) = AsyncStream.makeStream(of: Void.self)
            let outage = Task { [server] in
                for await _ in halves { break }
                try await server.kill()
                return try await RunningServer.start(in: folder, listening)
            }
            let isHalf = Mutex(false)
            let attachment = try await server.withClient(as: "ana") { client in
                try await transfer(client) { progress in
                    guard progress.phase == .transferring, progress.doneBytes >= 4_000_000 else { return }
                    if isHalf.withLock({ was in
                        defer { was = true }
                        return !was
                    }) {
                        half.yield()
                    }
                }
            }
            server = try await outage.value
            return attachment
        }
        let attachment = try await interrupted { client, progress in
            try await client.attachments.upload(file: path, to: number, progress: progress)
        }
        #expect(attachment.sha256 == SHA256.digest(bytes))
        #expect(
            try await interrupted { client, progress in
                try await client.attachments.download(attachment.id, to: copy, progress: progress)
            } == attachment)
        #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: copy))) == bytes)
        try await server.kill()
    }

    @Test("A server that speaks plain ttrpc, which cannot tell its peer to wait, gets and gives a large file, too")
    func plain() async throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/ticketd.yaml"
        try "extension:\n  enabled: false\n".write(toFile: file, atomically: true, encoding: .utf8)
        let server = try await RunningServer.start(in: folder, ["--config", file])
        let number = try await server.createTicket()
        let bytes = Self.bytes(8_000_000)
        let path = try Self.file("large.bin", bytes, in: folder)
        try await server.withClient(as: "ana") { client in
            let attachment = try await client.attachments.upload(file: path, to: number)
            _ = try await client.attachments.download(attachment.id, to: path + ".copy")
        }
        #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: path + ".copy"))) == bytes)
        try await server.kill()
    }

    @Test("A chunk has 256 KiB at most")
    func chunks() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await server.createTicket()
        let bytes = Self.bytes(262_145)
        try await server.withClient(as: "ana") { client in
            for (id, data) in [("a", Array(bytes.dropLast())), ("b", bytes)] {
                let start = UploadStart(
                    uploadID: id, ticketNumber: number, filename: "a", sizeBytes: Int64(data.count),
                    sha256: SHA256.digest(data))
                let failure: RPCError?
                do {
                    _ = try await client.attachments.uploadAttachment { writer in
                        try await writer.send(UploadAttachmentRequest(kind: .start(start)))
                        try await writer.send(UploadAttachmentRequest(kind: .chunk(UploadChunk(data: data))))
                    }
                    failure = nil
                } catch let error as RPCError {
                    failure = error
                }
                #expect(failure?.reason == (id == "a" ? nil : "OUT_OF_RANGE"))
            }
        }
        try await server.kill()
    }

    @Test("A download goes on with the part that is there, and begins anew when that is another file's")
    func parts() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await server.createTicket()
        let bytes = Self.bytes(300_000)
        let path = try Self.file("a.bin", bytes, in: folder)
        try await server.withClient(as: "ana") { client in
            let id = try await client.attachments.upload(file: path, to: number).id
            let parts = [Array(bytes[..<100_000]), Self.bytes(10).map { ~$0 }, Self.bytes(400_000), bytes]
            for (index, part) in parts.enumerated() {
                let copy = folder.path + "/copy\(index)"
                _ = try Self.file("copy\(index).part", part, in: folder)
                _ = try await client.attachments.download(id, to: copy)
                #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: copy))) == bytes, "\(index)")
                #expect(!FileManager.default.fileExists(atPath: copy + ".part"))
            }
        }
        try await server.kill()
    }

    @Test("Files of 25 MiB leave the server's memory as it is, in both directions")
    func memory() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = try await server.createTicket()
        let path = try Self.file("large.bin", Self.bytes(25 << 20), in: folder)
        let small = try Self.file("small.bin", Self.bytes(2 << 20), in: folder)
        let peak = Mutex(0)
        let watch: @Sendable (TransferProgress) -> Void = { progress in
            // Reading it each time would take longer than the transfer.
            guard progress.phase == .transferring, progress.doneBytes & 0xFFFFF < 131_072 else { return }
            peak.withLock { $0 = max($0, server.residentKiB ?? 0) }
        }
        try await server.withClient(as: "ana") { client in
            // What the first transfers make the server load or keep is not the files'.
            let first = try await client.attachments.upload(file: small, to: number)
            _ = try await client.attachments.download(first.id, to: small + ".copy")
            let before = try #require(server.residentKiB)
            let attachment = try await client.attachments.upload(file: path, to: number, progress: watch)
            _ = try await client.attachments.download(attachment.id, to: path + ".copy", progress: watch)
            let growth = peak.withLock { $0 } - before
            #expect(peak.withLock { $0 } > 0)
            #expect(growth < 12 << 10, "\(growth) KiB")
        }
        try await server.kill()
    }

    @Test("ticketctl uploads with a comment, lists, downloads whole and in part, and replaces nothing unasked")
    func commandLine() async throws {
        let folder = try TemporaryFolder()
        let server = try await RunningServer.start(in: folder)
        let number = String(try await server.createTicket())
        let path = try Self.file("nota.txt", Array("desde ayer\n".utf8), in: folder)
        let ana = try CommandLine(server, as: "ana")
        let added = await ana.run("attachment", "upload", number, path, "--comment", "Mira", "-o", "json")
        #expect(added.status == 0, "\(added.notes)")
        #expect(added.notes == "")
        let commented = await ana.run("ticket", "comment", number, "--attach", path, "--attach", path)
        #expect(commented.status == 0, "\(commented.notes)")
        #expect(commented.output.contains("[nota.txt, 11 B]"))
        let list = await ana.run("attachment", "list", number)
        #expect(list.lines.count == 4)
        #expect(list.output.contains("text/plain"))
        let ids = await ana.run("attachment", "list", number, "-o", "id").lines
        let id = try #require(ids.first)
        let copy = folder.path + "/copy"
        let downloaded = await ana.run("attachment", "download", id, "--to", copy)
        #expect(downloaded.output == copy + "\n")
        #expect(try String(contentsOfFile: copy, encoding: .utf8) == "desde ayer\n")
        let refused = await ana.run("attachment", "download", id, "--to", copy)
        #expect(refused.status == 2)
        #expect(refused.notes.contains("--force"))
        let ranged = await ana.run("attachment", "download", id, "--to", copy, "--force", "--range", "6-9")
        #expect(ranged.status == 0, "\(ranged.notes)")
        #expect(try String(contentsOfFile: copy, encoding: .utf8) == "ayer")
        let behind = await ana.run("attachment", "download", id, "--to", copy + "2", "--range", "12-")
        #expect(behind.status == 64 + 11)
        #expect(!FileManager.default.fileExists(atPath: copy + "2"))
        let chloe = try CommandLine(server, as: "chloe")
        #expect(await chloe.run("attachment", "download", id, "--to", copy + "3").status == 64 + 5)
        #expect(await ana.run("attachment", "upload", number, folder.path + "/none").status == 2)
        try await server.kill()
    }
}
