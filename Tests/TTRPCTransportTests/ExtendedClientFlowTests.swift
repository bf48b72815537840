import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

private func window(_ stream: UInt32, _ increment: UInt32) -> [UInt8] {
    WindowFrame(increment: increment).packed(streamID: stream)
}

@Suite(.timeLimit(.minutes(10))) struct `A connection to a server with the extension` {
    @Test func `sends each message when there is credit for it, and other calls go on meanwhile`() async throws {
        try await withExtendedClient([
            { peer in
                try await peer.greet(HelloReply(streamWindowBytes: 1))
                _ = try await peer.frame()
                try await peer.reply(3)
                _ = try await peer.frame()
                #expect(try await peer.frame()?.header.type == .data)
                // Another call is answered while the sender waits.
                #expect(try await peer.frame()?.stream == 7)
                try await peer.reply(7)
                for _ in 1..<200 {
                    try await peer.send(window(5, 2))
                    #expect(try await peer.frame()?.header.type == .data)
                }
                #expect(try await peer.frame()?.isEnd == true)
                try await peer.reply(5, [0x10, 6])
            }
        ]) { client in
            _ = try await client.call("Echo")
            let sum = try await client.sum("Sum") { writer in
                try await writer.send(Note(number: 1))
                _ = try await client.call("Echo")
                for _ in 1..<200 { try await writer.send(Note(number: 1)) }
            }
            #expect(sum == Note(number: 6))
        }
    }

    @Test func `gives credit back as fast as the caller reads`() async throws {
        try await withExtendedClient([
            { peer in
                try await peer.greet()
                _ = try await peer.frame()
                let message = Wire.field(3, [UInt8](repeating: 1, count: 1000))
                var credit = [UInt32(0): 1_048_576, 3: 65_536]
                for _ in 0..<3000 {
                    while credit.values.contains(where: { $0 <= 0 }), let frame = try await peer.frame(.window) {
                        credit[frame.stream]? += frame.data.reduce(0) { $0 << 8 | Int($1) }
                    }
                    try await peer.send(Wire.frame(type: Wire.data, stream: 3, message))
                    credit = credit.mapValues { $0 - message.count }
                }
                try await peer.send(Wire.end(stream: 3))
            }
        ]) { client in
            let count = try await client.stream("List") { stream in try await stream.reduce(0) { sum, _ in sum + 1 } }
            #expect(count == 3000)
        }
    }

    @Test func `ends with GOAWAY when the server sends more than it has credit for`() async throws {
        try await withExtendedClient([
            { peer in
                try await peer.greet()
                _ = try await peer.frame()
                let message = Wire.frame(type: Wire.data, stream: 3, [UInt8](repeating: 0, count: 600_000))
                let nobodys = Wire.frame(type: Wire.data, stream: 99, [UInt8](repeating: 0, count: 500_000))
                try await peer.send(message + nobodys)
                try await peer.send(Wire.frame(type: Wire.data, stream: 3, [0]))
                let farewell = try await peer.frame(.goAway)
                #expect(farewell?.data.prefix(8) == [0, 0, 0, 0, 0, 0, 0, 8])
                #expect(try await peer.frame() == nil)
            }
        ]) { client in
            let error = try await #require(throws: RPCError.self) {
                try await client.stream("List") { stream in
                    // Whoever does not read gives no credit.
                    _ = try await client.call("Echo")
                    return try await stream.collect()
                }
            }
            #expect(error.code == .internal || error.code == .unavailable)
        }
    }

    @Test func `answers a ping`() async throws {
        try await withExtendedClient([
            { peer in
                try await peer.greet()
                _ = try await peer.frame()
                try await peer.send(Wire.frame(type: 0xE1, stream: 0, [1, 2, 3, 4, 5, 6, 7, 8]))
                let pong = try await peer.frame()
                #expect(pong?.header.type == .ping && pong?.header.flags == .acknowledgement)
                #expect(pong?.data == [1, 2, 3, 4, 5, 6, 7, 8])
                try await peer.reply(3)
            }
        ]) { client in
            _ = try await client.call("Echo")
        }
    }

    @Test func `to a server that has vanished fails its calls with 14 within interval and timeout`() async throws {
        try await withExtendedClient([
            { peer in
                try await peer.greet(HelloReply(pingIntervalMinMilliseconds: 1))
                _ = try await peer.frame()
                #expect(try await peer.frame()?.header.type == .ping)
                #expect(try await peer.frame() == nil)
            }
        ]) {
            $0.limits.pingInterval = .milliseconds(30)
            $0.limits.pingTimeout = .milliseconds(30)
        } body: { client in
            let error = try await #require(throws: RPCError.self) { try await client.call("Echo") }
            #expect(error.code == .unavailable && error.mayHaveExecuted)
        }
    }

    @Test func `that goes away finishes its calls, and those that it did not take go to a new one`() async throws {
        let isTaken = Gate()
        let server = try await RawServer.listen()
        async let served: Void = server.serveTogether([
            { peer in
                try await peer.greet()
                _ = try await peer.frames(2)
                try await peer.send(GoAwayFrame(lastStreamID: 3, code: .ok).packed())
                await isTaken.wait()
                try await peer.reply(3, [0x10, 6])
                #expect(try await peer.frame() == nil)
            },
            { peer in
                try await peer.greet()
                _ = try await peer.frame()
                try await peer.reply(3, [0x10, 7])
            },
        ])
        let client = TTRPCClient(host: server.address.host, port: server.address.port)
        try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<2 { group.addTask { try await client.call("Echo").number } }
            let second = try await group.next()
            isTaken.open()
            let first = try await group.next()
            #expect(first == 6 && second == 7)
        }
        await client.close()
        try await served
    }
}
