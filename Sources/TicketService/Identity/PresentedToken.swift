internal import TTRPC

/// A call with the token that it was made with, for what is about the token itself.
struct PresentedToken: Sendable {
    let caller: Caller
    /// SHA-256 of the token.
    let digest: [UInt8]
    let peer: PeerAddress
}
