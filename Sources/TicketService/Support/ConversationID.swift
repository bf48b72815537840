internal import CSodium

/// Makes ids of conversations.
enum ConversationID {
    /// A new id from the system's source of randomness: 128 bits in base64url.
    static func random() -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        randombytes_buf(&bytes, bytes.count)
        return Base64URL.encode(bytes)
    }
}
