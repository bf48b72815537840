/// Why a change of a desk is not carried out. Nothing has changed.
public enum DeskRefusal: Error, Sendable, Hashable {
    /// There is a desk of this key already.
    case exists(String)
    /// There is no desk of this key.
    case missing(String)
    /// Somebody else changed the desk since the caller read it.
    case stale(newest: Int)
}
