/// What a connection was opened with.
///
/// The token's digest and not its owner: every call asks the store anew, so that a token which is revoked or expires is
/// worth nothing from then on, on connections that exist, too.
struct ConnectionCredential: Sendable, Hashable {
    let tokenDigest: [UInt8]
}
