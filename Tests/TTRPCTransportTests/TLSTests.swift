import NIOCore
import NIOPosix
import NIOSSL
import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

/// Runs a TLS server around `body`.
@discardableResult
func withTLSServer<Value>(
    _ pair: TestCertificates.Pair, clientCA: String? = nil, router: Router = router(), log: LogTape = LogTape(),
    handshakeTimeout: Duration = .seconds(10), fileCheckInterval: Duration = .seconds(5),
    body: (TTRPCServer, BoundAddress) async throws -> Value
) async throws -> Value {
    var tls = ServerTLS(certificateFile: pair.certificate, keyFile: pair.key, clientCAFile: clientCA)
    tls.handshakeTimeout = handshakeTimeout
    tls.fileCheckInterval = fileCheckInterval
    return try await withServer(router, log: log, configure: { $0.tls = tls }, body: body)
}

/// Runs `body` with a client of a TLS server.
func withTLSClient<Value>(
    of address: BoundAddress, host: String = "localhost", _ tls: ClientTLS, body: (TTRPCClient) async throws -> Value
) async throws -> Value {
    let client = TTRPCClient(host: host, port: address.port, configuration: ClientConfiguration(tls: tls))
    do {
        let value = try await body(client)
        await client.close()
        return value
    } catch {
        await client.close()
        throw error
    }
}

/// What a call over TLS fails with.
private func failure(of address: BoundAddress, host: String = "localhost", _ tls: ClientTLS) async throws -> RPCError {
    try #require(
        await #expect(throws: RPCError.self) {
            try await withTLSClient(of: address, host: host, tls) { client in _ = try await client.call("Echo") }
        })
}

@Suite(.timeLimit(.minutes(10))) struct `Over TLS` {
    let authority: TestCertificates
    let pair: TestCertificates.Pair

    init() throws {
        authority = try TestCertificates()
        pair = try authority.localhost()
    }

    private var trusting: ClientTLS { ClientTLS(trustRootsFile: authority.authority) }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func `calls are answered, large ones too, when the certificate names the host`(host: String) async throws {
        try await withTLSServer(pair) { _, address in
            try await withTLSClient(of: address, host: host, trusting) { client in
                let note = Note(text: String(repeating: "x", count: 3_000_000), number: 7)
                let reply = try await client.call("Echo", note)
                #expect(reply == note)
            }
        }
    }

    @Test func `112 wrong CA: fails`() async throws {
        let other = try TestCertificates()
        try await withTLSServer(pair) { _, address in
            let error = try await failure(of: address, ClientTLS(trustRootsFile: other.authority))
            #expect(error.code == .unavailable && !error.mayHaveExecuted)
            #expect(error.message.contains("the server's certificate is not trusted: no CA in \(other.authority)"))
        }
    }

    @Test func `112 wrong CA: fails, and so does every CA but the system's when none is named`() async throws {
        try await withTLSServer(pair) { _, address in
            let error = try await failure(of: address, ClientTLS())
            #expect(error.code == .unavailable && !error.mayHaveExecuted)
            #expect(error.message.contains("no CA that this system trusts has signed it"))
        }
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func `113 host name mismatch: fails`(host: String) async throws {
        let elsewhere = try authority.issue(names: ["DNS:tickets.example.com"])
        try await withTLSServer(elsewhere) { _, address in
            let error = try await failure(of: address, host: host, trusting)
            #expect(error.code == .unavailable && !error.mayHaveExecuted)
            #expect(
                error.message == "no connection to \(host):\(address.port): the server's certificate is not for \(host)"
            )
        }
    }

    @Test func `117 plaintext to the TLS port: close`() async throws {
        let log = LogTape()
        try await withTLSServer(pair, log: log) { _, address in
            try await RawPeer.connect(to: address) { peer in
                // The server may close before all of it is sent.
                try? await peer.send(Wire.request(stream: 1))
                #expect((try? await peer.frame()) == nil)
            }
            try await withTLSClient(of: address, trusting) { client in _ = try await client.call("Echo") }
        }
        #expect(log.entries.contains { $0.text.contains("TLS handshake failed") })
    }

    @Test func `a server in the clear is told from one of TLS`() async throws {
        try await withServer { _, address in
            let error = try await failure(of: address, host: "127.0.0.1", trusting)
            #expect(error.code == .unavailable && !error.mayHaveExecuted)
            #expect(error.message.hasSuffix("the server does not speak TLS 1.3 there"))
        }
    }

    @Test func `a peer is closed that does not ask for ttrpc, or that has no TLS 1.3`() async throws {
        let log = LogTape()
        var plain = TLSConfiguration.makeClientConfiguration()
        plain.certificateVerification = .none
        var old = plain
        old.applicationProtocols = ["ttrpc"]
        old.maximumTLSVersion = .tlsv12
        try await withTLSServer(pair, log: log) { _, address in
            for configuration in [plain, old] {
                let context = try NIOSSLContext(configuration: configuration)
                let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                    .channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(
                                NIOSSLClientHandler(context: context, serverHostname: nil))
                        }
                    }
                    .connect(host: address.host, port: address.port).get()
                try await channel.closeFuture.get()
            }
        }
        let failures = log.entries.map(\.text).filter { $0.contains("TLS handshake failed") }
        #expect(failures.count == 2)
        #expect(failures.first?.contains("does not ask for ttrpc") == true)
    }

    @Test func `a peer has 10 s for its handshake, or what is configured, and is closed then`() async throws {
        #expect(ServerTLS(certificateFile: "", keyFile: "").handshakeTimeout == .seconds(10))
        let log = LogTape()
        try await withTLSServer(pair, log: log, handshakeTimeout: .milliseconds(20)) { _, address in
            try await RawPeer.connect(to: address) { peer in #expect((try? await peer.frame()) == nil) }
        }
        #expect(log.entries.contains { $0.text.contains("the peer took too long") })
    }

    @Test func `a peer in its handshake does not hold up the end of a server`() async throws {
        try await withTLSServer(pair) { server, address in
            try await RawPeer.connect(to: address) { peer in
                // Once the call is answered, the server has accepted what came before it.
                try await withTLSClient(of: address, trusting) { client in _ = try await client.call("Echo") }
                await server.stop(grace: .seconds(3600))
                #expect((try? await peer.frame()) == nil)
            }
        }
    }

    @Test func `a server drains: a running call ends, and then the connection`() async throws {
        let (started, gate) = (Gate(), Gate())
        let router = router {
            $0.register(
                method("Slow"),
                UnaryHandler<Note, Note>.async { note, _ in
                    started.open()
                    await gate.wait()
                    return note
                })
        }
        try await withTLSServer(pair, router: router) { server, address in
            try await withTLSClient(of: address, trusting) { client in
                async let reply = client.call("Slow", Note(number: 5))
                await started.wait()
                async let stopped: Void = server.stop()
                gate.open()
                let number = try await reply.number
                #expect(number == 5)
                await stopped
            }
        }
    }

    @Test func `files that cannot be used are named, by server and client`() async throws {
        let other = try authority.localhost()
        let mixed = TestCertificates.Pair(certificate: pair.certificate, key: other.key)
        let start = await #expect(throws: TLSFileError.self) { try await withTLSServer(mixed) { _, _ in } }
        #expect(start?.path == pair.certificate)
        let missing = TestCertificates.Pair(certificate: "/nowhere/server.pem", key: pair.key)
        let absent = await #expect(throws: TLSFileError.self) { try await withTLSServer(missing) { _, _ in } }
        #expect(absent?.description == "/nowhere/server.pem: cannot be read: No such file or directory")
        try await withTLSServer(pair) { _, address in
            let error = try await failure(of: address, ClientTLS(trustRootsFile: pair.key))
            #expect(error.code == .unavailable && !error.mayHaveExecuted)
            #expect(error.message.hasSuffix("\(pair.key): holds no certificate in PEM form"))
            let half = try await failure(of: address, ClientTLS(certificateFile: pair.certificate))
            #expect(half.message.hasSuffix("the private key of this certificate is not given"))
        }
    }
}
