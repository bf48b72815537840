import Synchronization
import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

@Suite(.timeLimit(.minutes(10))) struct `Over mutual TLS` {
    let authority: TestCertificates
    let pair: TestCertificates.Pair

    init() throws {
        authority = try TestCertificates()
        pair = try authority.localhost()
    }

    private func client(with own: TestCertificates.Pair?) -> ClientTLS {
        ClientTLS(trustRootsFile: authority.authority, certificateFile: own?.certificate, keyFile: own?.key)
    }

    private func refusal(
        of address: BoundAddress, _ tls: ClientTLS, calling name: String = "Echo"
    ) async throws -> RPCError {
        try #require(
            await #expect(throws: RPCError.self) {
                try await withTLSClient(of: address, tls) { client in _ = try await client.call(name) }
            })
    }

    @Test func `114 no client certificate: fails`() async throws {
        let log = LogTape()
        let calls = Counter()
        let router = router {
            $0.register(
                method("Count"),
                UnaryHandler<Note, Note>.inline { note, _ in
                    calls.add()
                    return note
                })
        }
        try await withTLSServer(pair, clientCA: authority.authority, router: router, log: log) { _, address in
            let error = try await refusal(of: address, client(with: nil), calling: "Count")
            #expect(error.code == .unavailable)
        }
        #expect(calls.count == 0)
        #expect(log.entries.contains { $0.text.contains("PEER_DID_NOT_RETURN_A_CERTIFICATE") })
    }

    @Test func `a client certificate of another CA is refused`() async throws {
        let other = try TestCertificates()
        let own = try other.issue(subject: "/CN=portal", names: ["DNS:portal"])
        let log = LogTape()
        try await withTLSServer(pair, clientCA: authority.authority, log: log) { _, address in
            let error = try await refusal(of: address, client(with: own))
            #expect(error.code == .unavailable)
        }
        #expect(log.entries.contains { $0.text.contains("CERTIFICATE_VERIFY_FAILED") })
    }

    @Test func `handlers know whom the certificate names, and where none is asked for, nobody`() async throws {
        let seen = Mutex<[PeerCertificate?]>([])
        let router = router {
            $0.register(
                method("Who"),
                UnaryHandler<Note, Note>.inline { note, context in
                    seen.withLock { $0.append(context.peerCertificate) }
                    return note
                })
        }
        let own = try authority.issue(
            subject: "/C=ES/O=Acme, S.L./CN=Portal ñ",
            names: [
                "DNS:portal.example.com", "URI:spiffe://example.com/portal", "email:portal@example.com", "IP:1.2.3.4",
            ])
        for clientCA in [authority.authority, nil] {
            try await withTLSServer(pair, clientCA: clientCA, router: router) { _, address in
                try await withTLSClient(of: address, client(with: own)) { client in _ = try await client.call("Who") }
            }
        }
        #expect(
            seen.withLock { $0 } == [
                PeerCertificate(
                    subject: #"CN=Portal ñ,O=Acme\, S.L.,C=ES"#, commonName: "Portal ñ",
                    dnsNames: ["portal.example.com"], uris: ["spiffe://example.com/portal"],
                    emailAddresses: ["portal@example.com"]), nil,
            ])
    }
}
