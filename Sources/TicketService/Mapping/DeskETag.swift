internal import TTRPC

/// The etag of a desk (AIP-154): opaque to callers, the version to us.
enum DeskETag {
    /// The etag of a version.
    static func text(version: Int) -> String { "v\(version)" }

    /// The version that an etag stands for; nil for an empty one, which means any.
    static func version(_ text: String) throws -> Int? {
        if text.isEmpty { return nil }
        guard text.first == "v", let version = Int(text.dropFirst()), version > 0 else {
            throw RPCError.invalidArgument(
                field: "etag", reason: "INVALID_ETAG", "no etag that this service gave; send back one that you read")
        }
        return version
    }
}
