/// Another way to get support, which a desk lists.
public struct SupportContact: Sendable, Hashable, Codable {
    /// What to call it.
    public var names: LocalizedText
    /// What it is: `mail`, `phone`, `chat` or `web`.
    public var kind: String
    /// Where it is: a mail address, a telephone number, a URL.
    public var address: String

    /// A way to get support.
    public init(names: LocalizedText, kind: String, address: String) {
        self.names = names
        self.kind = kind
        self.address = address
    }
}
