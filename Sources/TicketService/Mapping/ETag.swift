internal import TTRPC

/// The etag of a ticket (AIP-154): opaque to callers, the revision to us.
enum ETag {
    /// The etag of a revision.
    static func text(revision: Int64) -> String { "r" + String(revision) }

    /// The revision that an etag stands for; nil for an empty one, which means any.
    static func revision(_ text: String, field: String) throws -> Int64? {
        if text.isEmpty { return nil }
        guard text.first == "r", let revision = Int64(text.dropFirst()), revision > 0 else {
            throw RPCError.invalidArgument(
                field: field, reason: "INVALID_ETAG", "no etag that this service gave; send back one that you read")
        }
        return revision
    }
}
