internal import Foundation

/// What a backup holds, written last: a folder without it is no backup, but one that was cut off.
public struct BackupManifest: Sendable, Hashable, Codable {
    /// The form of a backup that this program writes and reads.
    static let currentFormat = 1
    static let fileName = "backup.json"

    /// The form of the backup.
    public var format: Int
    /// When the backup was begun, in RFC 3339.
    public var beginTime: String
    /// The newest event that it has; every commit up to that one is in it, and none behind it. 0 for none.
    public var newestEventPosition: Int64
    /// How many tickets it has.
    public var ticketCount: Int64
    /// How many bytes its database has.
    public var databaseBytes: Int64
    /// SHA-256 of its database, in hexadecimal digits.
    public var databaseSHA256: String
    /// How many attachments' files it has.
    public var attachmentCount: Int64
    /// How many bytes they have together.
    public var attachmentBytes: Int64
    /// Further files beside the database, such as the server's keys.
    public var otherFiles: [String]

    private enum CodingKeys: String, CodingKey {
        case format
        case beginTime = "begin_time"
        case newestEventPosition = "newest_event_position"
        case ticketCount = "ticket_count"
        case databaseBytes = "database_bytes"
        case databaseSHA256 = "database_sha256"
        case attachmentCount = "attachment_count"
        case attachmentBytes = "attachment_bytes"
        case otherFiles = "other_files"
    }

    /// Reads the manifest of a backup.
    ///
    /// - Throws: `BackupError`.
    public init(folder: String) throws {
        guard let data = FileManager.default.contents(atPath: folder + "/" + Self.fileName) else {
            throw BackupError.notABackup(path: folder)
        }
        do {
            self = try JSONDecoder().decode(BackupManifest.self, from: data)
        } catch {
            throw BackupError.damaged(path: folder, reason: "\(Self.fileName) cannot be read")
        }
        guard format == Self.currentFormat else { throw BackupError.newerFormat(path: folder, format: format) }
    }

    init(
        beginTime: String, newestEventPosition: Int64, ticketCount: Int64, databaseBytes: Int64,
        databaseSHA256: String, attachmentCount: Int64, attachmentBytes: Int64, otherFiles: [String]
    ) {
        format = Self.currentFormat
        self.beginTime = beginTime
        self.newestEventPosition = newestEventPosition
        self.ticketCount = ticketCount
        self.databaseBytes = databaseBytes
        self.databaseSHA256 = databaseSHA256
        self.attachmentCount = attachmentCount
        self.attachmentBytes = attachmentBytes
        self.otherFiles = otherFiles
    }

    /// The file's text.
    func text() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
}

/// Why a backup cannot be made or used.
public enum BackupError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is something at the place where the backup, or the restored data, should go.
    case occupied(path: String)
    /// The folder has no manifest.
    case notABackup(path: String)
    /// A newer ticketd made it.
    case newerFormat(path: String, format: Int)
    /// It is not what its manifest says.
    case damaged(path: String, reason: String)
    /// A file cannot be read or written.
    case file(path: String, reason: String)

    public var description: String {
        switch self {
        case .occupied(let path): "\(path) is there already: name a folder that is not, or move it away"
        case .notABackup(let path):
            "\(path) has no \(BackupManifest.fileName): it is no backup, or one that was not finished"
        case .newerFormat(let path, let format):
            "\(path) has form \(format), which a newer ticketd has made: use that one"
        case .damaged(let path, let reason): "\(path) is damaged: \(reason)"
        case .file(let path, let reason): "\(path): \(reason)"
        }
    }
}
