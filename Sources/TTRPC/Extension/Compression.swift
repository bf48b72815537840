/// A form of compressed payloads that two peers can agree on.
package enum Compression: String, Sendable, Hashable, CaseIterable {
    /// RFC 1950.
    case zlib = "compress-zlib"
    /// RFC 1952.
    case gzip = "compress-gzip"

    /// What it is called in Hello.
    package var feature: String { rawValue }
}
