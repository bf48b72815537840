internal import Foundation

/// A folder in memory, where the system has one, for one server's data; gone when nobody has it any more.
final class SimulationFolder: Sendable {
    let path: String

    init() throws {
        let memory = URL(fileURLWithPath: "/dev/shm", isDirectory: true)
        let isThere = FileManager.default.isWritableFile(atPath: memory.path)
        let url = (isThere ? memory : FileManager.default.temporaryDirectory)
            .appendingPathComponent("ticketd-simulation-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var database: String { path + "/tickets.db" }

    /// Puts a database there.
    func write(_ database: [UInt8]) throws {
        try Data(database).write(to: URL(fileURLWithPath: self.database))
    }
}
