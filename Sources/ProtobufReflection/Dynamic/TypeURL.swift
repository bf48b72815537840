/// The URL that says which message is in an `Any` (any.proto).
enum TypeURL {
    /// The full name of the message: what follows the last `/`.
    static func messageName(_ typeURL: String) -> String {
        String(typeURL[(typeURL.lastIndex(of: "/").map(typeURL.index(after:)) ?? typeURL.startIndex)...])
    }
}
