/// How far an upload or a download has come.
public struct TransferProgress: Sendable, Hashable {
    /// What is being done.
    public enum Phase: Sendable, Hashable {
        /// The local file is read for its digest.
        case hashing
        /// Bytes go over the network.
        case transferring
        /// The connection was lost; it goes on where it was after a wait.
        case waiting
    }

    /// What is being done.
    public var phase: Phase
    /// How many bytes that has been done with.
    public var doneBytes: Int64
    /// How many there are in all; 0 while it is not known.
    public var totalBytes: Int64

    /// A state of a transfer, for whoever shows it.
    public init(phase: Phase, doneBytes: Int64, totalBytes: Int64) {
        self.phase = phase
        self.doneBytes = doneBytes
        self.totalBytes = totalBytes
    }
}
