/// Why standard output takes no more.
public enum OutputFailure: Error, Sendable, Hashable {
    /// Whoever read it has gone, as `head` does when it has enough.
    case closed
    /// The system refused it; `errno` says why.
    case failed(errno: Int32)
}
