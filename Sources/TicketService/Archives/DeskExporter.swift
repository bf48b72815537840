internal import TTRPC
internal import TicketArchive
internal import TicketCore
internal import TicketMessages

/// Sends a desk's archive. The records go into a scratch file first, so that what is read of the database is read in
/// one go, however slow the reader is; the bytes of files never change and are read when they are sent.
struct DeskExporter {
    /// Small enough that several lie in a stream's queue and window.
    private static let chunkBytes = 128 << 10
    /// How many files are looked up at once.
    private static let filesMax = 100

    let store: any TicketStore
    let visitor: Visitor
    let desk: String

    private var tenant: String { visitor.caller.tenant }

    func send(to writer: ResponseWriter<ExportDeskResponse>) async throws {
        let spool = try await spool()
        var fresh = FreshCaller(visitor, store)
        var totalBytes = spool.totalBytes
        var offset: Int64 = 0
        while offset < spool.bytes {
            _ = try await fresh.current()
            let data = try await lines(of: spool, from: offset)
            try await writer.send(ExportDeskResponse(data: data, totalBytes: totalBytes))
            offset += Int64(data.count)
            totalBytes = 0
        }
        var ending = ArchiveEnding(spool)
        var next: Int64? = 0
        while let start = next {
            let page = try await store.runArchiveWork(isLong: false) {
                try spool.files(from: start, limit: Self.filesMax)
            }
            for file in page.files { try await send(file, &ending, &fresh, to: writer) }
            next = page.next
        }
        try await writer.send(ExportDeskResponse(data: try ending.footer()))
    }

    private func spool() async throws -> ArchiveSpool {
        let scratch = try await store.makeScratch()
        return try await store.readDesk(desk, tenant: tenant) { [desk] records in
            var writer = try ArchiveWriter(desk: desk, scratch: scratch)
            try records { try writer.write($0) }
            return try writer.finish()
        }
    }

    /// Whole lines, or a part of one that is longer than a chunk.
    private func lines(of spool: ArchiveSpool, from offset: Int64) async throws -> [UInt8] {
        let count = Int(min(Int64(Self.chunkBytes), spool.bytes - offset))
        let data = try await store.runArchiveWork(isLong: false) { try spool.scratch.read(at: offset, count: count) }
        guard data.count == count else { throw StoreFailure.corrupt("a scratch file is too short") }
        return data.lastIndex(of: UInt8(ascii: "\n")).map { Array(data[...$0]) } ?? data
    }

    private func send(
        _ attachment: TicketCore.Attachment, _ ending: inout ArchiveEnding, _ fresh: inout FreshCaller,
        to writer: ResponseWriter<ExportDeskResponse>
    ) async throws {
        let file = attachment.file
        var offset: Int64 = 0
        while offset < file.sizeBytes {
            _ = try await fresh.current()
            let count = Int(min(Int64(ArchiveFormat.partBytes), file.sizeBytes - offset))
            let data = try await store.read(attachment, tenant: tenant, at: offset, count: count)
            guard data.count == count else {
                throw StoreFailure.corrupt("the file of attachment \(file.id) is too short")
            }
            let line = try ending.line(FilePart(id: file.id, offset: offset, data: data))
            try await writer.send(ExportDeskResponse(data: line))
            offset += Int64(count)
        }
    }
}
