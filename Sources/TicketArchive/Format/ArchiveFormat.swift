/// What an archive of a desk is written in: lines of JSON, see docs/ARCHIVE.md.
public enum ArchiveFormat {
    /// What it is called in the first line.
    public static let name = "ticketd.desk"
    /// The version that this program writes, and the newest that it reads. Whatever is added to a line makes a new one,
    /// since readers refuse what they do not know.
    public static let version: Int64 = 1

    /// How many bytes of a file stand in one line.
    public static let partBytes = 96 << 10
}
