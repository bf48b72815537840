internal import NIOCore

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Lets the system find out that a peer has vanished without a word: plain ttrpc has no ping of its own.
///
/// After a minute of silence the system asks every 15 s, and takes the connection for lost after four questions without
/// an answer.
enum KeepAlive {
    static let options: [(ChannelOptions.Types.SocketOption, SocketOptionValue)] = [
        (.socketOption(.so_keepalive), 1),
        (.tcpOption(NIOBSDSocket.Option(rawValue: TCP_KEEPIDLE)), 60),
        (.tcpOption(NIOBSDSocket.Option(rawValue: TCP_KEEPINTVL)), 15),
        (.tcpOption(NIOBSDSocket.Option(rawValue: TCP_KEEPCNT)), 4),
    ]
}
