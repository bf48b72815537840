/// What all calls of one connection share, behind one reference.
package final class ConnectionIdentity: Sendable {
    package let peer: PeerAddress
    /// The event loop that carries the connection, counted from 0.
    package let loopIndex: Int

    package init(peer: PeerAddress, loopIndex: Int) {
        self.peer = peer
        self.loopIndex = loopIndex
    }
}
