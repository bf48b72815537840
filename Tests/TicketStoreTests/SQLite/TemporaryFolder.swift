import Foundation

/// A folder for one test's database, gone when the test is.
final class TemporaryFolder: Sendable {
    let path: String

    /// - Parameter isFast: true for a folder in memory, where the system has one, for tests whose disk is made up.
    init(isFast: Bool = false) throws {
        let memory = URL(fileURLWithPath: "/dev/shm", isDirectory: true)
        let isThere = isFast && FileManager.default.isWritableFile(atPath: memory.path)
        let parent = isThere ? memory : FileManager.default.temporaryDirectory
        let url = parent.appendingPathComponent("ticketd-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file or folder in it.
    func path(_ name: String) -> String { path + "/" + name }

    /// The database file of a store in this folder.
    var database: String { path("tickets.db") }
}
