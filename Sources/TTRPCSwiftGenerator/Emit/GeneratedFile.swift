/// A file that the generator wrote.
public struct GeneratedFile: Hashable, Sendable {
    /// Its path in the output folder.
    public let name: String

    /// The Swift source.
    public let content: String
}
