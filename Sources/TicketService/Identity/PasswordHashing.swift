/// Hashes passwords and compares them with hashes. Both take long on purpose, and happen on threads of their own.
public protocol PasswordHashing: Sendable {
    /// Hashes a password with a fresh salt.
    ///
    /// - Throws: `RPCError` with RESOURCE_EXHAUSTED if too many wait.
    func hash(_ password: String) async throws -> String
    /// Whether a password is the one of a hash. Without a hash it takes as long, and it is not.
    ///
    /// - Throws: `RPCError` with RESOURCE_EXHAUSTED if too many wait.
    func verify(_ password: String, against hash: String?) async throws -> Bool
    /// Whether a hash was made with less work than is asked for by now.
    func isOutgrown(_ hash: String) -> Bool
}
