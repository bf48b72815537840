import Testing
import TicketCore

@Suite("Every store: files")
struct AttachmentContractTests {
    @Test(
        "An upload goes on where it was, and is an attachment once it is finished", arguments: StoreUnderTest.allCases)
    func resuming(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withAccountPortal(clock: clock) { store in
            let number = try await store.create().number
            var (claim, count) = try await store.claim(for: number)
            #expect(count == 0)
            try await store.write(Array("abc".utf8), to: claim, at: 0)
            store.release(claim)
            (claim, count) = try await store.claim(for: number)
            #expect(count == 3)
            #expect(try await store.upload("a", of: "ana", tenant: Cast.tenant) == Upload(receivedBytes: 3))
            #expect(try await store.read(claim, at: 1, count: 10) == Array("bc".utf8))
            try await store.write(Array("def".utf8), to: claim, at: 3)
            #expect(try await store.attachment(claim.fileID, tenant: Cast.tenant) == nil)

            let attachment = try await store.finish(claim, mediaType: "text/plain")
            #expect(
                attachment
                    == TicketAttachment(
                        file: AttachedFile(
                            id: claim.fileID, filename: "a.txt", mediaType: "text/plain", sizeBytes: 6,
                            sha256: Array(repeating: 7, count: 32), createTime: clock.now),
                        ticketNumber: number, author: Cast.ana.person))
            #expect(try await store.attachment(claim.fileID, tenant: Cast.tenant) == attachment)
            #expect(try await store.read(attachment, tenant: Cast.tenant, at: 2, count: 3) == Array("cde".utf8))
            #expect(try await store.read(attachment, tenant: Cast.tenant, at: 6, count: 3) == [])
            #expect(
                try await store.upload("a", of: "ana", tenant: Cast.tenant)
                    == Upload(receivedBytes: 6, attachment: attachment))
            #expect(try await store.openUpload(for: number) == .complete(attachment))
        }
    }

    @Test("Writing in front cuts off what stood behind", arguments: StoreUnderTest.allCases)
    func beginningAnew(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let number = try await store.create().number
            let claim = try await store.claim(for: number).claim
            try await store.write(Array("abcdef".utf8), to: claim, at: 0)
            try await store.write([], to: claim, at: 0)
            #expect(try await store.upload("a", of: "ana", tenant: Cast.tenant)?.receivedBytes == 0)
            try await store.write(Array("xyz".utf8), to: claim, at: 0)
            #expect(try await store.read(claim, at: 0, count: 10) == Array("xyz".utf8))
        }
    }

    @Test("The newest claim to an upload is the one that counts", arguments: StoreUnderTest.allCases)
    func claims(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let number = try await store.create().number
            let old = try await store.claim(for: number).claim
            try await store.write(Array("abc".utf8), to: old, at: 0)
            let new = try await store.claim(for: number).claim
            await #expect(throws: UploadFailure.superseded) {
                try await store.write(Array("DEF".utf8), to: old, at: 3)
            }
            await #expect(throws: UploadFailure.superseded) { _ = try await store.finish(old, mediaType: "") }
            try await store.discard(old)
            store.release(old)
            try await store.write(Array("def".utf8), to: new, at: 3)
            #expect(try await store.read(new, at: 0, count: 10) == Array("abcdef".utf8))
            _ = try await store.finish(new, mediaType: "")
            await #expect(throws: UploadFailure.superseded) { _ = try await store.finish(new, mediaType: "") }
        }
    }

    @Test("An upload's id is its person's, and means one file for 24 hours", arguments: StoreUnderTest.allCases)
    func names(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withAccountPortal(clock: clock) { store in
            let number = try await store.create(shared: true).number
            let claim = try await store.claim(for: number).claim
            await #expect(throws: UploadFailure.idReused("a")) {
                _ = try await store.openUpload(for: number, size: 7)
            }
            #expect(try await store.claim(for: number, as: Cast.bruno).claim.fileID != claim.fileID)
            #expect(try await store.upload("a", of: "alba", tenant: Cast.tenant) == nil)
            #expect(try await store.upload("a", of: "ana", tenant: Cast.otherTenant) == nil)
            clock.advance(seconds: 86_399)
            #expect(try await store.upload("a", of: "ana", tenant: Cast.tenant) != nil)
            clock.advance(seconds: 1)
            #expect(try await store.upload("a", of: "ana", tenant: Cast.tenant) == nil)
            #expect(try await store.claim(for: number, size: 7).receivedBytes == 0)
        }
    }

    @Test(
        "A person may have so many unfinished uploads, and a tenant so many bytes", arguments: StoreUnderTest.allCases)
    func limits(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withAccountPortal(clock: clock) { store in
            let number = try await store.create(shared: true).number
            let limits = AttachmentLimits(tenantBytesMax: 20, uploadsPerPersonMax: 2)
            func open(_ id: String, _ size: Int64, as actor: Actor = Cast.ana) async throws -> UploadClaim {
                let opened = try await store.openUpload(id, for: number, as: actor, size: size, limits: limits)
                guard case .open(let claim, _) = opened else { throw UploadFailure.superseded }
                return claim
            }
            let first = try await open("a", 8)
            _ = try await open("b", 8)
            await #expect(throws: UploadFailure.tooManyUploads(2)) { _ = try await open("c", 1) }
            _ = try await open("b", 8)
            await #expect(throws: UploadFailure.tenantFull(bytesMax: 20)) { _ = try await open("c", 5, as: Cast.bruno) }
            _ = try await open("c", 4, as: Cast.bruno)
            // What is given up makes room, and what is finished makes none.
            try await store.discard(first)
            let other = try await open("d", 8)
            try await store.write(Array("12345678".utf8), to: other, at: 0)
            _ = try await store.finish(other, mediaType: "")
            await #expect(throws: UploadFailure.tenantFull(bytesMax: 20)) { _ = try await open("e", 1) }
            _ = try await open("f", 0)
            // After a day what was never finished has made room as well: the 8 that are left are the attachment's.
            clock.advance(seconds: 86_400)
            _ = try await open("g", 12)
            await #expect(throws: UploadFailure.tenantFull(bytesMax: 20)) { _ = try await open("h", 1) }
        }
    }

    @Test(
        "Files become part of their comment with it, and a retry does not need them again",
        arguments: StoreUnderTest.allCases)
    func comments(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let number = try await store.create(shared: true).number
            let files = try await [store.uploadFile("a", for: number), store.uploadFile("b", for: number)]
            let ids = files.map(\.file.id)
            let key = IdempotencyKey.named("r")
            let comment = try await store.attach([ids[1], ids[0]], to: number, key: key)
            #expect(comment.attachments == [files[1].file, files[0].file])
            #expect(try await store.attach([ids[1], ids[0]], to: number, key: key) == comment)
            #expect(try await store.comments(of: number, tenant: Cast.tenant, after: 0, limit: 9) == [comment])
            #expect(try await store.allEvents().compactMap { TicketCore.Comment($0.event) } == [comment])
            for file in files {
                let placed = try #require(try await store.attachment(file.file.id, tenant: Cast.tenant))
                #expect(placed == TicketAttachment(file.file, of: comment, on: number))
            }
            await #expect(throws: Refusal.self) { try await store.attach([ids[0]], to: number) }
        }
    }

    @Test("A ticket's files are listed to who reads them, page by page", arguments: StoreUnderTest.allCases)
    func lists(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let number = try await store.create(shared: true).number
            let other = try await store.create().number
            let open = try await store.uploadFile("open", for: number).file.id
            let loose = try await store.uploadFile("loose", for: number).file.id
            let note = try await store.uploadFile("note", for: number, as: Cast.alba).file.id
            _ = try await store.uploadFile("other", for: other)
            try await store.attach([open], to: number)
            try await store.attach([note], to: number, as: Cast.alba, isInternal: true)
            #expect(try await store.fileIDs(of: number, as: Cast.ana) == [open, loose])
            #expect(try await store.fileIDs(of: number, as: Cast.bruno) == [open])
            #expect(try await store.fileIDs(of: number, as: Cast.alba) == [open, loose, note])
            #expect(try await store.fileIDs(of: number, as: Cast.inOtherTenant(Cast.alba)) == [])
            var paged: [String] = []
            var place: Int64 = 0
            while let next = try await store.attachments(
                of: number, tenant: Cast.tenant, reader: AttachmentReader(Cast.ines), after: place, limit: 1
            ).first {
                paged.append(next.attachment.file.id)
                place = next.place
            }
            #expect(paged == [open, loose, note])
        }
    }

    @Test("What is written on a merged ticket takes its files along to the target", arguments: StoreUnderTest.allCases)
    func merged(kind: StoreUnderTest) async throws {
        try await kind.withEveryDesk { store in
            let source = try await store.create(subject: "One").number
            let target = try await store.create(subject: "Two").number
            let before = try await store.uploadFile("before", for: source).file.id
            try await store.attach([before], to: source)
            try await store.run(.merge(number: source, into: target), as: Cast.alba)
            let after = try await store.uploadFile("after", for: source).file.id
            let comment = try await store.attach([after], to: source)
            #expect(comment.writtenOn == source)
            #expect(try await store.fileIDs(of: source, as: Cast.ana) == [before])
            #expect(try await store.fileIDs(of: target, as: Cast.ana) == [after])
        }
    }
}
