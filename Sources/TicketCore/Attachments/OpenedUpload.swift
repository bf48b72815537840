/// What opening an upload comes to.
public enum OpenedUpload: Sendable, Hashable {
    /// It goes on behind the bytes that are there.
    case open(UploadClaim, receivedBytes: Int64)
    /// It has been complete before.
    case complete(Attachment)
}
