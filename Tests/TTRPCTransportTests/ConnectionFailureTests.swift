import NIOCore
import NIOPosix
import TTRPC
import TTRPCTestSupport
import Testing

@testable import TTRPCTransport

@Suite(.timeLimit(.minutes(10))) struct `A client without a server says why` {
    private func failure(_ endpoint: Endpoint) async throws -> RPCError {
        let client = TTRPCClient(endpoint: endpoint)
        let error = await #expect(throws: RPCError.self) { _ = try await client.call("Echo") }
        await client.close()
        return try #require(error)
    }

    @Test func `nobody listens`() async throws {
        // An address of its own: elsewhere another test's server may get the port once this one has closed it.
        let ownAddress: (inout ServerConfiguration) -> Void = { $0.endpoint = .tcp(host: "127.0.0.4", port: 0) }
        let address = try await withServer(configure: ownAddress) { _, address in address }
        let error = try await failure(address.endpoint)
        #expect(error.code == .unavailable && !error.mayHaveExecuted)
        #expect(error.message == "no connection to \(address): Connection refused")
    }

    @Test func `there is no such host`() async throws {
        let error = try await failure(.tcp(host: "nowhere.invalid", port: 7411))
        #expect(error.code == .unavailable && !error.mayHaveExecuted)
        #expect(error.message == "no connection to nowhere.invalid:7411: there is no host of this name")
    }

    @Test func `there is no such Unix socket`() async throws {
        let error = try await failure(.unix(path: "/nowhere/ticketd.sock"))
        #expect(error.code == .unavailable && !error.mayHaveExecuted)
        #expect(error.message == "no connection to unix:/nowhere/ticketd.sock: No such file or directory")
    }

    @Test func `a path is too long for a Unix socket`() async throws {
        let error = try await failure(.unix(path: "/" + String(repeating: "x", count: 200)))
        #expect(error.message.hasSuffix("a path of a Unix socket has at most 107 bytes"))
    }

    @Test func `and notices a peer that has vanished within about 30 s`() async throws {
        try await withServer { _, address in
            let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .socketOptions(for: address.endpoint)
                .connect(host: address.host, port: address.port).get()
            #expect(try await channel.getOption(.socketOption(.so_keepalive)).get() != 0)
            #expect(try await channel.getOption(.keepaliveIdleSeconds).get() == 15)
            #expect(try await channel.getOption(.keepaliveIntervalSeconds).get() == 5)
            #expect(try await channel.getOption(.keepaliveProbes).get() == 3)
            #expect(try await channel.getOption(.userTimeoutMilliseconds).get() == 30_000)
            try await channel.close()
        }
    }
}
