internal import Foundation
public import TicketCore

extension SQLiteMaintenance {
    /// Files beside the database that a restored server needs, where they are there.
    private static let otherFiles = ["secret-keys"]

    /// Copies everything into a new folder, also while a server works on it.
    ///
    /// The database is copied in one read transaction, so the backup has every commit up to some moment and none behind
    /// it; commits go on meanwhile, and the log grows with them. Then the bytes of its attachments are copied, which
    /// never change. The folder gets its name when all of it is on the disk and has been looked over; a backup of a
    /// database that an older ticketd wrote is looked over by SQLite alone.
    ///
    /// - Parameters:
    ///   - target: the folder; it must not be there.
    ///   - now: the present moment, for the manifest.
    /// - Throws: `BackupError`, `StoreOpenError`, `SQLiteFailure`.
    public func backUp(to target: String, now: Timestamp) throws -> BackupManifest {
        guard try !FileCopy.exists(target) else { throw BackupError.occupied(path: target) }
        let draft = target + ".part"
        guard mkdir(draft, 0o700) == 0 else {
            throw errno == EEXIST
                ? BackupError.occupied(path: draft)
                : BackupError.file(path: draft, reason: String(cString: strerror(errno)))
        }
        do {
            let manifest = try fill(DataDirectory(path: draft), now: now)
            try FileCopy.rename(draft, to: target)
            return manifest
        } catch {
            Self.remove(draft)
            throw (error as? FileFailure).map { BackupError.file(path: draft, reason: "\($0)") } ?? error
        }
    }

    /// Makes a data directory of a backup.
    ///
    /// - Parameters:
    ///   - backup: the backup's folder; it stays as it is.
    ///   - directory: where to put it; there may be an empty folder.
    /// - Returns: what is wrong with it, as ``check(limit:)`` says it; empty for a backup of an older ticketd, which has
    ///   to be brought into this one's form first.
    /// - Throws: `BackupError`, `StoreOpenError`, `SQLiteFailure`.
    public static func restore(_ backup: String, to directory: String) throws -> (BackupManifest, problems: [String]) {
        let manifest = try BackupManifest(folder: backup)
        let draft = directory + ".part"
        guard mkdir(draft, 0o700) == 0 else {
            throw errno == EEXIST
                ? BackupError.occupied(path: draft)
                : BackupError.file(path: draft, reason: String(cString: strerror(errno)))
        }
        do {
            try copy(DataDirectory(path: backup), to: DataDirectory(path: draft), manifest)
            let problems = try SQLiteMaintenance(directory: draft).problemsOfCopy()
            guard rmdir(directory) == 0 || errno == ENOENT else { throw BackupError.occupied(path: directory) }
            try FileCopy.rename(draft, to: directory)
            return (manifest, problems)
        } catch {
            remove(draft)
            throw (error as? FileFailure).map { BackupError.file(path: draft, reason: "\($0)") } ?? error
        }
    }

    // MARK: Filling

    private func fill(_ copy: DataDirectory, now: Timestamp) throws -> BackupManifest {
        try reading { connection in
            // The connection is read-only for the operating system, too; this lets it write the copy.
            try connection.execute("PRAGMA query_only = 0")
            let path = copy.database.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
            try connection.execute("VACUUM INTO '\(path)'")
        }
        guard chmod(copy.database, 0o600) == 0 else { throw FileFailure("chmod") }
        try AttachmentFile(copy.database, .writing).sync()
        let manifest = try SQLiteMaintenance(directory: copy.path).manifest(of: copy, from: data, now: now)
        let problems = try SQLiteMaintenance(directory: copy.path).problemsOfCopy()
        guard problems.isEmpty else {
            throw BackupError.damaged(path: data.path, reason: problems.joined(separator: "; "))
        }
        let path = copy.path + "/" + BackupManifest.fileName
        try Self.write(try manifest.text(), to: path)
        try AttachmentFolder.sync(folder: copy.path)
        return manifest
    }

    /// Copies what belongs to the database of a copy, and says what the copy holds.
    private func manifest(of copy: DataDirectory, from source: DataDirectory, now: Timestamp) throws -> BackupManifest {
        let (attachments, newest, ticketCount) = try reading { connection in
            (
                try hasAttachments(connection) ? ids(connection) : [],
                try number(connection, "SELECT coalesce(max(position), 0) FROM events"),
                try number(connection, "SELECT count(*) FROM tickets")
            )
        }
        try AttachmentFolder(path: copy.attachments).create()
        var attachmentBytes: Int64 = 0
        for id in attachments {
            attachmentBytes += try FileCopy.copy(source.attachments + "/" + id, to: copy.attachments + "/" + id)
        }
        try AttachmentFolder.sync(folder: copy.attachments)
        var others: [String] = []
        for name in Self.otherFiles where try FileCopy.exists(source.path + "/" + name) {
            _ = try FileCopy.copy(source.path + "/" + name, to: copy.path + "/" + name)
            others.append(name)
        }
        return BackupManifest(
            beginTime: Self.text(of: now), newestEventPosition: newest, ticketCount: ticketCount,
            databaseBytes: try AttachmentFile(copy.database, .reading).length(),
            databaseSHA256: try FileCopy.digest(copy.database), attachmentCount: Int64(attachments.count),
            attachmentBytes: attachmentBytes, otherFiles: others)
    }

    private static func copy(_ backup: DataDirectory, to target: DataDirectory, _ manifest: BackupManifest) throws {
        _ = try FileCopy.copy(backup.database, to: target.database)
        guard try FileCopy.digest(target.database) == manifest.databaseSHA256 else {
            throw BackupError.damaged(path: backup.path, reason: "the database has not the bytes that were written")
        }
        try AttachmentFolder(path: target.attachments).create()
        let copy = SQLiteMaintenance(directory: target.path)
        let ids = try copy.reading { try copy.hasAttachments($0) ? copy.ids($0) : [] }
        for id in ids {
            _ = try FileCopy.copy(backup.attachments + "/" + id, to: target.attachments + "/" + id)
        }
        try AttachmentFolder.sync(folder: target.attachments)
        // Names come from a file that anybody may have written, and become part of a path.
        for name in manifest.otherFiles where Self.otherFiles.contains(name) {
            _ = try FileCopy.copy(backup.path + "/" + name, to: target.path + "/" + name)
        }
        try AttachmentFolder.sync(folder: target.path)
    }

    // MARK: Reading

    /// What is wrong with a copy. One of an older form is looked over by SQLite alone.
    private func problemsOfCopy() throws -> [String] {
        let isOlder = try reading { try !pendingMigrations($0).isEmpty }
        guard isOlder else { return try check() }
        return try reading { connection in
            let rows = try connection.statement("PRAGMA integrity_check")
            defer { rows.reset() }
            var problems: [String] = []
            while try rows.step() { problems.append(rows.text(0)) }
            return problems.filter { $0 != "ok" }.map { "SQLite: \($0)" }
        }
    }

    private func hasAttachments(_ connection: Connection) throws -> Bool {
        try number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'attachments'") > 0
    }

    private func ids(_ connection: Connection) throws -> [String] {
        let rows = try connection.statement("SELECT id FROM attachments ORDER BY id")
        defer { rows.reset() }
        var ids: [String] = []
        while try rows.step() { ids.append(rows.text(0)) }
        return ids
    }

    private func number(_ connection: Connection, _ sql: String) throws -> Int64 {
        let rows = try connection.statement(sql)
        defer { rows.reset() }
        return try rows.step() ? rows.int64(0) : 0
    }

    private static func text(of time: Timestamp) -> String {
        Date(timeIntervalSince1970: Double(time.microsecondsSinceEpoch) / 1_000_000).ISO8601Format()
    }

    // MARK: Files

    private static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
        let file = try AttachmentFile(path, .writing)
        try file.write(bytes, at: 0)
        try file.sync()
    }

    /// Removes a draft. What cannot be removed stays, and is named when somebody tries again.
    private static func remove(_ draft: String) {
        let folder = DataDirectory(path: draft)
        for name in ["", "-wal", "-shm", "-journal"] { unlink(folder.database + name) }
        for name in otherFiles + [BackupManifest.fileName, "lock"] { unlink(draft + "/" + name) }
        _ = try? AttachmentFolder(path: folder.attachments).removeAll(except: [])
        rmdir(folder.attachments)
        rmdir(draft)
    }
}
