internal import CDiskShim
internal import Foundation
package import TestRandom

/// The states in which a loss of power could have left a store's folder, at any moment of a recording.
package struct PowerLoss {
    private let disk: Disk
    private var database: TornFile
    private var log: TornFile
    private var position = 0

    /// Takes what lies in the folder as synced, and records from here on. Only while the store is at rest.
    package init(_ disk: Disk) throws {
        self.disk = disk
        database = TornFile(try Self.read(Self.database(in: disk.folder)))
        log = TornFile(try Self.read(Self.database(in: disk.folder) + "-wal"))
        disk.record()
    }

    /// Goes on to the moment before the record with this index. Moments lie in order.
    package mutating func advance(to index: Int) {
        while position < index {
            let record = disk[position]
            position += 1
            switch UInt32(bitPattern: record.file) {
            case DISK_DATABASE.rawValue: database.apply(record)
            case DISK_LOG.rawValue: log.apply(record)
            default: break
            }
        }
    }

    /// Puts one of the states of this moment into a folder.
    package func leave(in folder: String, using random: inout SeededRandom) throws {
        try Self.write(database.torn(using: &random), to: Self.database(in: folder))
        try Self.write(log.torn(using: &random), to: Self.database(in: folder) + "-wal")
    }

    private static func database(in folder: String) -> String { folder + "/tickets.db" }

    private static func read(_ path: String) throws -> [UInt8] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
}
