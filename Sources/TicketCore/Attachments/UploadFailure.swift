/// Why an upload does not go on.
public enum UploadFailure: Error, Sendable, Hashable {
    /// The person has used its id for another file within the last 24 hours.
    case idReused(String)
    /// The person has this many unfinished ones, and may not have more.
    case tooManyUploads(Int)
    /// The tenant's files would have more than so many bytes together.
    case tenantFull(bytesMax: Int64)
    /// Another call goes on with it, or it is not known any more.
    case superseded
}
