/// Why what is known of sessions cannot be read or kept.
enum ContextFailure: Error, Sendable, Hashable {
    /// There is no place for it.
    case noPlace
    /// The file cannot be read or written.
    case inaccessible(path: String, reason: String)
    /// Others than its owner can read it.
    case exposed(path: String)
    /// Somebody has signed out in the meantime.
    case signedOut
    /// The text in it makes no sense.
    case damaged(String)
}

extension ContextFailure: CustomStringConvertible {
    /// What is wrong and what to do.
    var description: String {
        switch self {
        case .noPlace: "neither XDG_CONFIG_HOME nor HOME is set, so there is no place to keep a session; set one"
        case .inaccessible(let path, let reason): "\(path): \(reason)"
        case .exposed(let path):
            "\(path) holds tokens, and others can read it: run `chmod 600 \(path)`, and sign in again if they may have"
        case .signedOut: "you have signed out in the meantime"
        case .damaged(let reason): "the file of contexts is damaged (\(reason)); remove it and sign in again"
        }
    }
}
