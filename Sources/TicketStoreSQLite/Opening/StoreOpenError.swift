/// Why a store cannot be opened.
public enum StoreOpenError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Another server has the directory open.
    case inUse(directory: String, process: String)
    /// The directory or a file in it cannot be made or opened.
    case cannotOpen(path: String, reason: String)
    /// A newer ticketd has written the database.
    case newerSchema(path: String)
    /// An older ticketd has written the database.
    case olderSchema(path: String)
    /// SQLite does not keep a setting on which durability rests.
    case unsafeSetting(name: String, wanted: String, found: String)

    public var description: String {
        switch self {
        case .inUse(let directory, let process):
            "\(directory) is in use by another ticketd (process \(process)): stop it, or choose another directory"
        case .cannotOpen(let path, let reason):
            "\(path) cannot be opened: \(reason)"
        case .newerSchema(let path):
            "\(path) was written by a newer ticketd: run that version, or restore a backup from before it"
        case .olderSchema(let path):
            "\(path) was written by an older ticketd: stop that, then run \"ticketd migrate up\" or start this one"
        case .unsafeSetting(let name, let wanted, let found):
            "SQLite keeps \(name) at \(found) where \(wanted) is needed for commits to survive a loss of power"
        }
    }
}
