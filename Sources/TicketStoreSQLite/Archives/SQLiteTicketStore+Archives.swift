public import TicketCore

extension SQLiteTicketStore {
    public func makeScratch() async throws -> any ScratchFile { try await archives.makeScratch() }

    public func runArchiveWork<Value: Sendable>(
        isLong: Bool, _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await archives.run(isLong: isLong, body)
    }

    public func readDesk<Value: Sendable>(
        _ key: String, tenant: String, _ body: @escaping @Sendable (DeskRecords) throws -> Value
    ) async throws -> Value {
        try await archives.reading { reading in
            try body { try reading.forEachRecord(ofDesk: key, tenant: tenant, $0) }
        }
    }

    public func add(_ desk: DeskImport) async throws {
        // The files of a repetition are there, and no fault.
        if try await administer({ try $0.isKnown(desk) }) { return }
        let placed = desk.validateOnly ? [] : try await place(desk.archive)
        let now = clock()
        do {
            try await administer { try $0.add(desk, now: now) }
        } catch is Administration.Tried {
            return
        } catch {
            // Where nobody knows what became of it, the next start removes files without rows.
            if case StoreFailure.outcomeUnknown = error { throw error }
            try await remove(placed)
            throw error
        }
    }

    /// Puts the bytes of an archive's files where they belong, before any row names them: until then the next start
    /// removes them.
    ///
    /// - Returns: the ids of the files.
    private func place(_ archive: any DeskArchive) async throws -> [String] {
        try await archives.run(isLong: true) { [archives] in
            let folder = archives.folder
            var placed: [String] = []
            do {
                try archive.forEachRecord { record, line in
                    guard case .attachment(let attachment) = record else { return }
                    let id = attachment.file.id
                    guard try folder.create(id) else { throw ArchiveRefusal.fileTaken(id, line: line) }
                    placed.append(id)
                }
                try archive.forEachFilePart { try folder.write($0.data, to: $0.id, at: $0.offset) }
                for id in placed { try folder.sync(id) }
            } catch {
                for id in placed { try? folder.remove(id) }
                throw (error as? FileFailure)?.storeFailure ?? error
            }
            return placed
        }
    }

    private func remove(_ ids: [String]) async throws {
        guard !ids.isEmpty else { return }
        try await archives.run(isLong: true) { [archives] in
            for id in ids { try? archives.folder.remove(id) }
        }
    }
}
