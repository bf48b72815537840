internal import TTRPC

/// How long a page is (AIP-158).
enum PageSize {
    static let standard = 50
    static let max = 200

    /// The length that a request asks for: 0 means 50, more than 200 is taken as 200, a negative one is refused.
    static func resolve(_ requested: Int32) throws -> Int {
        guard requested >= 0 else {
            throw RPCError.invalidArgument(
                field: "page_size", reason: "NEGATIVE", "0 for the default of \(standard), or up to \(max)")
        }
        return requested == 0 ? standard : Swift.min(Int(requested), max)
    }
}
