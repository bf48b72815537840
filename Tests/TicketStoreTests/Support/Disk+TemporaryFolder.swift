import DiskTestSupport
import TestRandom

extension Disk {
    /// The disk under a folder, which stays as long as the disk.
    convenience init(_ folder: TemporaryFolder) {
        self.init(folder.path, of: folder)
    }
}

extension PowerLoss {
    /// Puts one of the states of this moment into a folder.
    func leave(in folder: TemporaryFolder, using random: inout SeededRandom) throws {
        try leave(in: folder.path, using: &random)
    }
}
