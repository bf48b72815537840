import TTRPC
import TicketMessages

/// Short forms for archives.
extension ServiceFixture {
    /// A desk's archive, in the pieces in which it came.
    func export(_ desk: String, as caller: Caller = .ines) async throws -> [ExportDeskResponse] {
        try await desks.exportDesk(ExportDeskRequest(desk: desk), options: .as(caller)) { try await $0.collect() }
    }

    /// Takes an archive in, in pieces of any size.
    func importDesk(
        _ archive: [UInt8], requestID: String = "", validateOnly: Bool = false, chunkBytes: Int = 10_000,
        as caller: Caller = .ines
    ) async throws -> ImportDeskResponse {
        try await desks.importDesk(options: .as(caller)) { writer in
            let start = DeskImportStart(requestID: requestID, validateOnly: validateOnly)
            try await writer.send(ImportDeskRequest(kind: .start(start)))
            var rest = archive[...]
            while !rest.isEmpty {
                let chunk = DeskImportChunk(data: Array(rest.prefix(chunkBytes)))
                try await writer.send(ImportDeskRequest(kind: .chunk(chunk)))
                rest = rest.dropFirst(chunkBytes)
            }
        }
    }
}
