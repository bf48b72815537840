import Foundation
import GRDB

/// The database of a store, looked at from outside.
struct DatabaseFile {
    let folder: TemporaryFolder

    /// The answer to a question that has one number as its answer.
    func number(_ sql: String) throws -> Int64? {
        try connection().read { try Int64.fetchOne($0, sql: sql) }
    }

    /// Changes what the store would not.
    func execute(_ sql: String) throws {
        try DatabaseQueue(path: folder.database).write { try $0.execute(sql: sql) }
    }

    /// How many commits stand in the log: every commit ends with a frame that tells the size of the database.
    ///
    /// On a disk that may tear what lies beside a write, such as that of the tests of power losses once it is there,
    /// SQLite repeats that frame to the end of a sector; those count once.
    func commitsInLog() throws -> Int {
        let path = folder.database + "-wal"
        guard FileManager.default.fileExists(atPath: path) else { return 0 }
        let log = try Data(contentsOf: URL(fileURLWithPath: path))
        let frameBytes = 24 + 4_096
        guard log.count >= 32 else { return 0 }
        let salt = log[16..<24]
        func isCommit(_ frame: Int) -> Bool {
            log[frame + 8..<frame + 16] == salt && log[frame + 4..<frame + 8].contains { $0 != 0 }
        }
        func page(_ frame: Int) -> Data { log[frame + 24..<frame + frameBytes] }
        return stride(from: 32, through: log.count - frameBytes, by: frameBytes).count { frame in
            guard isCommit(frame) else { return false }
            let before = frame - frameBytes
            return before < 32 || !isCommit(before) || page(before) != page(frame)
        }
    }

    /// What a crash at this moment would leave, in another folder. Only while the store does not checkpoint.
    func copy(to other: TemporaryFolder) throws {
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: folder.database + suffix, toPath: other.database + suffix)
        }
    }

    /// A connection that only reads, for as long as the answer's owner keeps it.
    func connection() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: folder.database, configuration: configuration)
    }
}
