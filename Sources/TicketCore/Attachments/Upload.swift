/// An upload as it stands.
public struct Upload: Sendable, Hashable {
    /// How many bytes are there.
    public var receivedBytes: Int64
    /// What it became; nil while it is not complete.
    public var attachment: Attachment?

    /// An upload as it stands.
    public init(receivedBytes: Int64, attachment: Attachment? = nil) {
        self.receivedBytes = receivedBytes
        self.attachment = attachment
    }
}
