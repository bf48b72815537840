import Foundation
import Logging
import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

@Suite(.timeLimit(.minutes(10))) struct `Certificates are replaced without a restart` {
    let old: TestCertificates
    let new: TestCertificates
    let pair: TestCertificates.Pair

    init() throws {
        old = try TestCertificates()
        new = try TestCertificates()
        pair = try old.localhost()
    }

    private func call(_ address: BoundAddress, trusting authority: TestCertificates) async throws {
        try await withTLSClient(of: address, ClientTLS(trustRootsFile: authority.authority)) { client in
            _ = try await client.call("Echo")
        }
    }

    @Test func `when asked to; connections that exist live on`() async throws {
        try await withTLSServer(pair, fileCheckInterval: .seconds(3600)) { server, address in
            try await withTLSClient(of: address, ClientTLS(trustRootsFile: old.authority)) { client in
                _ = try await client.call("Echo")
                try pair.replace(with: try new.localhost())
                try await call(address, trusting: old)
                await server.reloadCertificates()
                try await call(address, trusting: new)
                await #expect(throws: RPCError.self) { try await call(address, trusting: old) }
                let reply = try await client.call("Echo", Note(number: 3))
                #expect(reply.number == 3)
            }
            while server.connectionCount > 0 { await Task.yield() }
        }
    }

    @Test func `when a file has changed, by the next connection`() async throws {
        try await withTLSServer(pair, fileCheckInterval: .zero) { _, address in
            try await call(address, trusting: old)
            try pair.replace(with: try new.localhost())
            try await call(address, trusting: new)
        }
    }

    @Test func `but not by files that cannot be used: the old ones stay, and one error is logged`() async throws {
        let log = LogTape()
        try await withTLSServer(pair, log: log, fileCheckInterval: .zero) { _, address in
            try Data("broken".utf8).write(to: URL(fileURLWithPath: pair.certificate))
            try await call(address, trusting: old)
            try await call(address, trusting: old)
            let errors = log.entries.filter { $0.level == .error }
            #expect(errors.count == 1)
            #expect(errors.first?.text.contains("\(pair.certificate): holds no certificate") == true)
            try pair.replace(with: try new.localhost())
            try await call(address, trusting: new)
        }
    }

    @Test func `and a certificate without its key waits for the key`() async throws {
        let next = try new.localhost()
        try await withTLSServer(pair, fileCheckInterval: .zero) { _, address in
            try Data(contentsOf: URL(fileURLWithPath: next.certificate)).write(
                to: URL(fileURLWithPath: pair.certificate))
            try await call(address, trusting: old)
            try pair.replace(with: next)
            try await call(address, trusting: new)
        }
    }
}
