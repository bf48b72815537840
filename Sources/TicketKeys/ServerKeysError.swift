/// Why the file of a server's keys cannot be used. The server does not start then: with other keys it would disown what
/// it has signed.
public enum ServerKeysError: Error, Sendable, Hashable {
    /// The file cannot be read or written.
    case inaccessible(path: String, reason: String)
    /// Others than its owner could read it, or it is no file.
    case exposed(path: String, mode: UInt32)
    /// A newer version of ticketd wrote it.
    case newerFormat(path: String)
    /// What is in it makes no sense.
    case damaged(path: String, reason: String)
}

extension ServerKeysError: CustomStringConvertible {
    /// What is wrong and what to do; nothing of the keys.
    public var description: String {
        switch self {
        case .inaccessible(let path, let reason): "the server's keys, \(path): \(reason)"
        case .exposed(let path, let mode):
            "the server's keys, \(path), must be a file that its owner alone can read, and its mode is "
                + "\(String(mode & 0o7777, radix: 8)). If others may have read it, add a key before the first line of "
                + "keys; then: chmod 600 \(path)"
        case .newerFormat(let path):
            "the server's keys, \(path), were written by a newer version of ticketd; run that one"
        case .damaged(let path, let reason):
            "the server's keys, \(path), are damaged: \(reason). Restore the file from a backup; if there is none, "
                + "remove it, and a new key is made: reply addresses in mails that are on their way are then no longer "
                + "believed"
        }
    }
}
