/// What all calls of one connection share, behind one reference.
package final class ConnectionIdentity: Sendable {
    package let peer: PeerAddress
    /// What the peer proved itself with, on mutual TLS.
    package let certificate: PeerCertificate?
    /// The event loop that carries the connection, counted from 0.
    package let loopIndex: Int
    let clock: ClockAnchor

    /// - Parameter clock: turns the connection's time into the instants that handlers see.
    package init(
        peer: PeerAddress, certificate: PeerCertificate? = nil, loopIndex: Int, clock: ClockAnchor
    ) {
        self.peer = peer
        self.certificate = certificate
        self.loopIndex = loopIndex
        self.clock = clock
    }
}
