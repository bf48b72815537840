/// A file with certificates or a key that cannot be used.
public struct TLSFileError: Error, Sendable, Hashable {
    public let path: String
    /// What is wrong with it.
    public let problem: String

    public init(path: String, problem: String) {
        self.path = path
        self.problem = problem
    }
}

extension TLSFileError: CustomStringConvertible {
    public var description: String { "\(path): \(problem)" }
}
