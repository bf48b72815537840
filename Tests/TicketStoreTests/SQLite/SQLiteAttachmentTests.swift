import Foundation
import Testing
import TicketCore

@testable import TicketStoreSQLite

@Suite("SQLite: files beside the database")
struct SQLiteAttachmentTests {
    private func names(in folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path("attachments")).sorted()
    }

    @Test("An upload and an attachment outlive the server, and what belongs to nothing does not")
    func restart() async throws {
        let folder = try TemporaryFolder()
        var store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        let number = try await store.create().number
        let whole = try await store.uploadFile("whole", for: number)
        let claim = try await store.claim("half", for: number).claim
        try await store.write(Array("abc".utf8), to: claim, at: 0)
        await store.close()
        let orphan = String(repeating: "0123456789abcdef", count: 2)
        for name in [orphan, "README"] {
            try Data("x".utf8).write(to: URL(fileURLWithPath: folder.path("attachments/\(name)")))
        }

        store = try SQLiteTicketStore.open(in: folder)
        #expect(try names(in: folder) == [whole.file.id, claim.fileID, "README"].sorted())
        #expect(try await store.read(whole, tenant: Cast.tenant, at: 0, count: 9) == Array("abcdef".utf8))
        let (again, count) = try await store.claim("half", for: number)
        #expect(count == 3)
        #expect(again.fileID == claim.fileID)
        try await store.write(Array("def".utf8), to: again, at: 3)
        #expect(try await store.finish(again, mediaType: "").file.sizeBytes == 6)
        #expect(try await store.checkIntegrity() == [])
        await store.close()
    }

    @Test("A start forgets what was begun more than a day ago, with its bytes")
    func expiry() async throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        var store = try await SQLiteTicketStore.withAccountPortal(in: folder, clock: clock)
        let number = try await store.create().number
        let whole = try await store.uploadFile("whole", for: number)
        let claim = try await store.claim("half", for: number).claim
        try await store.write(Array("abc".utf8), to: claim, at: 0)
        await store.close()
        clock.advance(seconds: 86_400)
        store = try SQLiteTicketStore.open(in: folder, clock: clock)
        // Whatever was begun at the start is done when the store has closed.
        await store.close()
        #expect(try names(in: folder) == [whole.file.id])
    }

    @Test("A file whose bytes are not all there is not finished, and one whose bytes are gone is not read")
    func missingBytes() async throws {
        let folder = try TemporaryFolder()
        let store = try await SQLiteTicketStore.withAccountPortal(in: folder)
        let number = try await store.create().number
        let claim = try await store.claim(for: number).claim
        try await store.write(Array("abc".utf8), to: claim, at: 0)
        await #expect(throws: StoreFailure.self) { _ = try await store.finish(claim, mediaType: "") }
        #expect(try await store.attachment(claim.fileID, tenant: Cast.tenant) == nil)

        let whole = try await store.uploadFile("whole", for: number)
        try FileManager.default.removeItem(atPath: folder.path("attachments/\(whole.file.id)"))
        await #expect {
            _ = try await store.read(whole, tenant: Cast.tenant, at: 0, count: 1)
        } throws: { error in
            if case StoreFailure.corrupt = error { true } else { false }
        }
        #expect(try await store.checkIntegrity().count == 1)
        await store.close()
    }
}
