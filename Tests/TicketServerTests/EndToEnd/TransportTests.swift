internal import Foundation
internal import TTRPC
internal import TTRPCTestSupport
internal import Testing
internal import TicketClient
internal import TicketMessages

@Suite("What the service listens on", .timeLimit(.minutes(10)))
struct TransportTests {
    /// What ticketctl prints, or its complaints if it fails.
    private func ticketctl(_ arguments: [String], in folder: TemporaryFolder) async throws -> String {
        let process = try ChildProcess("ticketctl", arguments, log: folder)
        let output = try await process.outputAtEnd()
        return try await process.ending() == .exit(0) ? output : process.log
    }

    @Test("A Unix socket serves ticketctl, and goes when the server stops")
    func unixSocket() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/ticketd.sock"
        let server = try await RunningServer.start(in: folder, ["--listen", "unix:\(path)"])
        #expect(server.address == "unix:\(path)")
        let said = try await ticketctl(
            ["whoami", "--server", server.address, "--token", try server.token(of: "ana")], in: folder)
        #expect(said.contains("Ana"))
        #expect(try await server.stop() == .exit(0))
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("Of several addresses one is enough, and a call that may wait needs none yet")
    func severalAddresses() async throws {
        let folder = try TemporaryFolder()
        let addresses = "unix:\(folder.path)/nobody.sock,unix:\(folder.path)/ticketd.sock"
        let client = TicketClient(
            addresses: try ServerAddress.list(parsing: addresses), configuration: .init(waitsForReady: true))
        let early = Task { try await client.health.check(GRPCHealthHealthCheckRequest()) }
        let server = try await RunningServer.start(in: folder, ["--listen", "unix:\(folder.path)/ticketd.sock"])
        #expect(try await early.value.status == .serving)
        await client.close()
        let token = try server.token(of: "ana")
        #expect(try await ticketctl(["whoami", "--server", addresses, "--token", token], in: folder).contains("Ana"))
        #expect(try await server.stop() == .exit(0))
        let complaint = try await ticketctl(["whoami", "--server", addresses, "--token", token], in: folder)
        #expect(complaint.contains("no connection to unix:\(folder.path)/nobody.sock: No such file or directory; "))
        #expect(complaint.contains("no connection to unix:\(folder.path)/ticketd.sock: No such file or directory"))
    }

    @Test("TLS with a certificate on both sides serves ticketctl, which says what is wrong with any other")
    func mutualTLS() async throws {
        let folder = try TemporaryFolder()
        let authority = try TestCertificates()
        let pair = try authority.localhost()
        let own = try authority.issue(subject: "/CN=portal", names: ["DNS:portal"])
        let server = try await RunningServer.start(
            in: folder,
            [
                "--listen", "localhost:0", "--tls-certificate", pair.certificate, "--tls-key", pair.key,
                "--tls-client-ca", authority.authority,
            ])
        let client = [
            "whoami", "--server", server.address, "--token", try server.token(of: "ana"), "--tls-certificate",
            own.certificate, "--tls-key", own.key,
        ]
        #expect(server.address.hasPrefix("tls://"))
        #expect(try await ticketctl(client + ["--tls-ca", authority.authority], in: folder).contains("Ana"))
        let other = try TestCertificates()
        let complaint = try await ticketctl(client + ["--tls-ca", other.authority], in: folder)
        #expect(complaint.contains("error: UNAVAILABLE: no connection to"))
        #expect(complaint.contains("no CA in \(other.authority) has signed it"))
        #expect(complaint.contains("hint: --tls-ca names the CA"))
        #expect(try await server.stop() == .exit(0))
    }

    @Test("SIGHUP reads the certificates anew while a client goes on")
    func hangup() async throws {
        let folder = try TemporaryFolder()
        let (old, new) = (try TestCertificates(), try TestCertificates())
        let pair = try old.localhost()
        let server = try await RunningServer.start(
            in: folder, ["--tls-certificate", pair.certificate, "--tls-key", pair.key])
        let address = try ServerAddress(parsing: server.address)
        let token = try server.token(of: "ana")
        let first = TicketClient(
            address: address, configuration: .init(token: token, tls: TLSFiles(trustRoots: old.authority)))
        _ = try await first.identity.whoAmI(WhoAmIRequest())
        try pair.replace(with: try new.localhost())
        server.send(signal: SIGHUP)
        // The signal is taken at some later moment, so a client asks until it is served.
        let second = TicketClient(
            address: address,
            configuration: .init(
                token: token, timeout: .seconds(60), retry: .endless,
                tls: TLSFiles(trustRoots: new.authority)))
        _ = try await second.identity.whoAmI(WhoAmIRequest())
        _ = try await first.identity.whoAmI(WhoAmIRequest())
        await first.close()
        await second.close()
        #expect(try await server.stop() == .exit(0))
        #expect(server.log.contains("SIGHUP: certificates are read anew"))
    }

    @Test("Settings of TLS that make no sense are refused in words")
    func refusals() async throws {
        let folder = try TemporaryFolder()
        for (arguments, complaint) in [
            (["--tls-certificate", "/nowhere/a.pem"], "tls.key: name the file of the certificate's private key too"),
            (["--tls-key", "/nowhere/a.key"], "tls.certificate: name the file of the server's certificate too"),
            (
                ["--tls-certificate", "/nowhere/a.pem", "--tls-key", "/nowhere/a.key"],
                "/nowhere/a.pem: cannot be read: No such file or directory"
            ),
            (
                ["--listen", "unix:/nowhere/s", "--tls-certificate", "/nowhere/a.pem", "--tls-key", "/nowhere/a.key"],
                "unix:/nowhere/s is a Unix socket, which has no TLS"
            ),
        ] {
            let process = try ChildProcess("ticketd", RunningServer.arguments(data: folder) + arguments, log: folder)
            #expect(try await process.ending() == .exit(1))
            #expect(process.log.contains(complaint))
        }
    }
}
