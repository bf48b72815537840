/// A desk's archive that has been found whole. It can be gone through several times, and each time may block.
public protocol DeskArchive: Sendable {
    /// Gives every record with the number of its line.
    func forEachRecord(_ take: (_ record: DeskRecord, _ line: Int) throws -> Void) throws
    /// Gives the bytes of its files, file by file in the order of the attachments.
    func forEachFilePart(_ take: (FilePart) throws -> Void) throws
}
