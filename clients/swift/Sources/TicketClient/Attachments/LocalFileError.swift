#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Why a file on this machine cannot be sent, or not be written.
public struct LocalFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// What went wrong.
    public let problem: String

    public var description: String { "\(path): \(problem)" }

    init(_ path: String, _ problem: String) {
        self.path = path
        self.problem = problem
    }

    /// The failure of the system call that was just made.
    init(_ path: String) {
        self.init(path, String(cString: strerror(errno)))
    }
}
