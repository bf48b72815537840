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
    func commitsInLog() throws -> Int {
        let path = folder.database + "-wal"
        guard FileManager.default.fileExists(atPath: path) else { return 0 }
        let log = try Data(contentsOf: URL(fileURLWithPath: path))
        let frameBytes = 24 + 4_096
        guard log.count >= 32 else { return 0 }
        let salt = log[16..<24]
        return stride(from: 32, through: log.count - frameBytes, by: frameBytes).count { frame in
            log[frame + 8..<frame + 16] == salt && log[frame + 4..<frame + 8].contains { $0 != 0 }
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
