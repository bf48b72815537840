/// Room for what is too large for memory. It is gone when it is let go, or when the process ends.
public protocol ScratchFile: Sendable {
    /// How many bytes it has. May block, as do the others.
    func length() throws -> Int64
    /// Adds bytes at the end. One at a time.
    func append(_ bytes: [UInt8]) throws
    /// Reads so many bytes; fewer at the end.
    func read(at offset: Int64, count: Int) throws -> [UInt8]
}
