/// A password that the operator sets for somebody.
public enum OperatorPassword {
    /// The hash of a password, which has to be as good as one that somebody sets for themselves.
    ///
    /// - Throws: `RPCError` with INVALID_ARGUMENT that says what is wrong with it.
    public static func hash(_ password: String, email: String) async throws -> String {
        try PasswordPolicy.check(password, email: email, field: "password")
        return try await Argon2Hasher().hash(password)
    }
}
