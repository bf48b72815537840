internal import NIOCore
internal import NIOPosix

/// The socket on which a server waits for connections.
struct Listener: Sendable {
    let address: BoundAddress
    private let channel: any Channel
    /// The file of a Unix socket.
    private let file: UnixSocketFile?

    static func listen(_ bootstrap: ServerBootstrap, _ configuration: ServerConfiguration) async throws -> Listener {
        switch configuration.endpoint {
        case .tcp(let host, let port): try await listen(bootstrap, host: host, port: port)
        case .unix(let path): try await listen(bootstrap, path: path, backlog: configuration.backlog)
        }
    }

    private static func listen(_ bootstrap: ServerBootstrap, host: String, port: Int) async throws -> Listener {
        let bootstrap =
            bootstrap
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        let channel = try await KeepAlive.options.reduce(bootstrap) { $0.childChannelOption($1.0, value: $1.1) }
            .bind(host: host, port: port).get()
        guard let host = channel.localAddress?.ipAddress, let port = channel.localAddress?.port else {
            throw ServerError.noAddress
        }
        return Listener(address: BoundAddress(host: host, port: port), channel: channel, file: nil)
    }

    private static func listen(_ bootstrap: ServerBootstrap, path: String, backlog: Int) async throws -> Listener {
        let (descriptor, file) = try UnixSocketFile.listen(path: path, backlog: backlog)
        do {
            let channel = try await bootstrap.withBoundSocket(descriptor).get()
            return Listener(address: BoundAddress(endpoint: .unix(path: path)), channel: channel, file: file)
        } catch {
            file.remove()
            throw error
        }
    }

    /// Lets nobody in any more.
    func close() async {
        // While it still listens nobody takes the file for a dead server's, so it is certainly this one's that goes.
        file?.remove()
        try? await channel.close()
    }
}
