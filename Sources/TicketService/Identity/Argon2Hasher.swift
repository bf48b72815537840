internal import CSodium
internal import Foundation

/// Argon2id by libsodium, two at once, with a short queue.
public final class Argon2Hasher: PasswordHashing {
    /// What every password is compared with that has no hash: as much work, and no password is right.
    private let nobodysHash: String
    private let cost: PasswordCost
    private let queue: PasswordQueue

    /// A hasher that makes hashes of this cost.
    public convenience init(cost: PasswordCost = .standard) {
        self.init(cost: cost, queue: PasswordQueue())
    }

    /// A hasher whose work waits in a queue.
    init(cost: PasswordCost, queue: PasswordQueue) {
        self.queue = queue
        // Chooses the fastest code for this processor; harmless when it is called again.
        _ = sodium_init()
        self.cost = cost
        var random = [UInt8](repeating: 0, count: 48)
        randombytes_buf(&random, random.count)
        let salt = Self.base64(random.prefix(16))
        let tag = Self.base64(random.suffix(32))
        nobodysHash = "$argon2id$v=19$m=\(cost.memoryBytes / 1_024),t=\(cost.passes),p=1$\(salt)$\(tag)"
    }

    public func hash(_ password: String) async throws -> String {
        let password = Self.normalized(password)
        return try await queue.run { [cost] () throws(PasswordHashFailure) -> String in
            var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
            let result = crypto_pwhash_str_alg(
                &hash, password, UInt64(password.count), UInt64(cost.passes), cost.memoryBytes,
                crypto_pwhash_ALG_ARGON2ID13)
            // It fails where the memory cannot be had.
            guard result == 0 else { throw PasswordHashFailure() }
            return String(decoding: hash.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    public func verify(_ password: String, against hash: String?) async throws -> Bool {
        let password = Self.normalized(password)
        let text = (hash ?? nobodysHash).utf8CString
        let isRight = try await queue.run {
            text.withUnsafeBufferPointer { text in
                guard let start = text.baseAddress else { return false }
                return crypto_pwhash_str_verify(start, password, UInt64(password.count)) == 0
            }
        }
        return isRight && hash != nil
    }

    public func isOutgrown(_ hash: String) -> Bool {
        PasswordCost(ofHash: hash).map(cost.exceeds) ?? true
    }

    /// The password's bytes in the form that NIST SP 800-63B asks for (NFKC), so that it does not matter how a keyboard
    /// writes an accent.
    private static func normalized(_ password: String) -> [CChar] {
        password.precomposedStringWithCompatibilityMapping.utf8.map(CChar.init(bitPattern:))
    }

    private static func base64(_ bytes: ArraySlice<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("=", with: "")
    }
}

/// There was no memory to hash a password in.
struct PasswordHashFailure: Error {}
