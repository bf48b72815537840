internal import GRDBSQLite

/// How far a checkpoint goes.
enum CheckpointMode {
    /// Writes what it can without waiting for anybody.
    case passive
    /// Waits for readers, so that the next commit begins the log anew.
    case restart
    /// Waits for readers and cuts the log to nothing.
    case truncate

    var code: Int32 {
        switch self {
        case .passive: SQLITE_CHECKPOINT_PASSIVE
        case .restart: SQLITE_CHECKPOINT_RESTART
        case .truncate: SQLITE_CHECKPOINT_TRUNCATE
        }
    }
}
