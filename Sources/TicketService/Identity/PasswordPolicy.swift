internal import TTRPC

/// Which passwords are taken (NIST SP 800-63B-4, 3.1.1.2): long ones that are not guessed first. Which characters are in
/// them is nobody's business, and they do not expire.
enum PasswordPolicy {
    /// How long a password is at least, in Unicode scalars.
    static let scalarsMin = 12
    /// How long a password is at most, in bytes of UTF-8: longer ones only make work.
    static let bytesMax = 1_024

    /// Refuses a password that is too long to be looked at.
    static func checkLength(_ password: String, field: String) throws {
        guard password.utf8.count <= bytesMax else {
            throw RPCError.invalidArgument(
                field: field, reason: "PASSWORD_TOO_LONG", "at most \(bytesMax) bytes of UTF-8")
        }
    }

    /// Refuses a password that must not be set.
    ///
    /// - Parameter email: The mail address of whoever sets it; empty if that is not known.
    static func check(_ password: String, email: String = "", field: String = "new_password") throws {
        try checkLength(password, field: field)
        guard password.unicodeScalars.count >= scalarsMin else {
            throw RPCError.invalidArgument(
                field: field, reason: "PASSWORD_TOO_SHORT", "at least \(scalarsMin) characters; a sentence is fine")
        }
        guard !isGuessedFirst(password, email: email) else {
            throw RPCError.invalidArgument(
                field: field, reason: "PASSWORD_TOO_COMMON",
                "it is among the first that somebody would guess; choose some words that have nothing to do with you")
        }
    }

    /// One that is little more than a common word, the mail address, or a few characters again and again.
    private static func isGuessedFirst(_ password: String, email: String) -> Bool {
        let text = password.lowercased()
        if Set(text.unicodeScalars).count <= 3 || isRun(text) { return true }
        let (local, domain) = email.lowercased().splitAtSign
        var words = common
        for word in [local, domain] + domain.split(separator: ".").map(String.init) where word.count >= 3 {
            words.append(word)
        }
        let bare = words.sorted { $0.count > $1.count }.reduce(text) { $0.replacing($1, with: "") }
        return bare.unicodeScalars.count(where: { !isFiller($0) }) < 4 && bare != text
    }

    /// Whether each character follows on the one before, such as in "abcdefghijkl".
    private static func isRun(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.map { Int($0.value) }
        return zip(scalars, scalars.dropFirst()).allSatisfy { $1 - $0 == 1 || $1 - $0 == -1 || ($0, $1) == (57, 48) }
    }

    /// What is put behind a word to make it longer.
    private static func isFiller(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isAlphabetic
    }

    private static let common = [
        "password", "passwort", "contraseña", "contrasena", "motdepasse", "qwertyuiop", "qwertzuiop", "azertyuiop",
        "asdfghjkl", "zxcvbnm", "qwerty", "qwertz", "azerty", "1q2w3e4r5t6y", "1qaz2wsx3edc", "iloveyou", "letmein",
        "welcome", "administrator", "admin", "changeme", "secret", "support", "ticketd", "ticket", "helpdesk",
    ]
}

extension String {
    /// What stands before the last "@", and what behind it.
    fileprivate var splitAtSign: (String, String) {
        guard let at = lastIndex(of: "@") else { return (self, "") }
        return (String(self[..<at]), String(self[index(after: at)...]))
    }
}
