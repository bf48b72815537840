internal import Foundation

/// The folder that holds the database, readable by its owner alone.
struct DataDirectory {
    let path: String
    private let isTemporary: Bool

    /// The folder of this path, made if it is not there; a temporary one if there is no path.
    init(path: String?) throws {
        isTemporary = path == nil
        let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("ticketd-\(UUID().uuidString)")
        self.path = path ?? temporary.path
        try FileManager.default.createDirectory(
            atPath: self.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func removeIfTemporary() {
        if isTemporary { try? FileManager.default.removeItem(atPath: path) }
    }
}
