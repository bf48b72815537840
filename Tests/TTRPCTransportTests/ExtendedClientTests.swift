import TTRPC
import TTRPCTestSupport
import TTRPCTransport
import Testing

private func metadata(_ type: UInt8, _ stream: UInt32, _ key: String) -> [UInt8] {
    Wire.frame(type: type, stream: stream, Wire.field(5, Wire.pair(key, "\(stream)")))
}

private let number6: [UInt8] = [0x10, 6]

@Suite(.timeLimit(.minutes(10))) struct `A client of a server with the extension` {
    @Test func `asks before its first call, which follows at once`() async throws {
        try await withExtendedClient([
            { peer in
                // Both come before the server has said anything.
                let frames = try await peer.frames(2)
                #expect(frames.map(\.stream) == [1, 3])
                #expect(frames.first?.hello?.token == "secret" && frames.first?.hello?.features == ["compress-zlib"])
                try await peer.send(
                    Wire.frame(type: Wire.response, stream: 1, Wire.field(2, HelloReply(version: 1).packed())))
                try await peer.reply(3, number6)
            }
        ]) {
            $0.token = "secret"
            $0.compressions = [.zlib]
        } body: { client in
            let reply = try await client.call("Echo")
            #expect(reply == Note(number: 6))
        }
    }

    @Test("falls back to plain ttrpc", arguments: [12, 3] as [UInt8])
    func fallsBack(code: UInt8) async throws {
        try await withExtendedClient([
            { peer in
                _ = try await peer.frame()
                try await peer.send(Wire.frame(type: Wire.response, stream: 1, Wire.field(1, [8, code])))
                let frames = try await peer.frames(3)
                #expect(frames.map(\.header.type) == [.request, .data, .data] && frames.last?.isEnd == true)
                try await peer.reply(3, number6)
                let next = try await peer.frame()
                // The stream that is given up before is not heard of again.
                #expect(next?.stream == 5)
                try await peer.send(Wire.frame(type: Wire.data, stream: 5, number6))
                let last = try await peer.frame()
                #expect(last?.stream == 7 && last?.header.type == .request)
                try await peer.reply(7)
            }
        ]) { client in
            #expect(try await client.sum("Sum") { try await $0.send(Note(number: 1)) } == Note(number: 6))
            let first = try await client.stream("List") { stream in try await stream.first { _ in true } }
            #expect(first == Note(number: 6))
            _ = try await client.call("Echo")
        }
    }

    @Test("fails with the status by which the server refuses the connection", arguments: [16, 7, 14] as [UInt8])
    func refused(code: UInt8) async throws {
        try await withExtendedClient([
            { peer in
                _ = try await peer.frames(2)
                try await peer.send(Wire.frame(type: Wire.response, stream: 1, Wire.field(1, [8, code])))
                #expect(try await peer.frame() == nil)
            }
        ]) { client in
            let error = try await #require(throws: RPCError.self) { try await client.call("Echo") }
            #expect(error.code.rawValue == Int32(code))
        }
    }

    @Test func `holds a large request until its token was found good, and what comes behind it`() async throws {
        let isOpen = Gate()
        try await withExtendedClient([
            { peer in
                let hello = try await peer.frame()
                #expect(hello?.hello?.token == "t")
                isOpen.open()
                try await peer.send(
                    Wire.frame(type: Wire.response, stream: 1, Wire.field(2, HelloReply(version: 1).packed())))
                let frames = try await peer.frames(2)
                #expect(frames.map(\.stream) == [3, 5] && frames[0].data.count > 65_536)
                for frame in frames { try await peer.reply(frame.stream, number6) }
            }
        ]) {
            $0.token = "t"
        } body: { client in
            async let large = client.call("Echo", Note(blob: [UInt8](repeating: 1, count: 70_000)))
            await isOpen.wait()
            async let small = client.call("Echo")
            let replies = try await [large, small]
            #expect(replies == [Note(number: 6), Note(number: 6)])
        }
    }

    @Test func `resets a call whose task is cancelled, and one whose stream is left`() async throws {
        let begun = Gate()
        try await withExtendedClient([
            { peer in
                try await peer.greet()
                _ = try await peer.frame()
                try await peer.reply(3)
                let sleep = try await peer.frame()
                begun.open()
                // A caller need not wait until its reset has left: the next call may come before it.
                let next = try await [peer.frame(), peer.frame()]
                let reset = next.first { $0?.header.type == .reset } ?? nil
                let list = next.first { $0?.header.type == .request } ?? nil
                #expect(reset?.stream == sleep?.stream && reset?.resetCode == 1)
                try await peer.send(Wire.frame(type: Wire.data, stream: list?.stream ?? 0, number6))
                let left = try await peer.frame(.reset)
                #expect(list != nil && left?.stream == list?.stream)
            }
        ]) { client in
            // With an answer the client knows that the server has the extension; what is given up before that is reset
            // then, behind the calls that follow.
            _ = try await client.call("Echo")
            let call = Task { try await client.call("Sleep") }
            await begun.wait()
            call.cancel()
            await #expect(throws: RPCError.self) { try await call.value }
            _ = try await client.stream("List") { stream in try await stream.first { _ in true } }
        }
    }

    @Test func `says of a refused call that it was not executed`() async throws {
        try await withExtendedClient([
            { peer in
                try await peer.greet()
                _ = try await peer.frame()
                try await peer.send(Wire.frame(type: 0xE0, stream: 3, flags: 1, [0, 0, 0, 8] + Array("full".utf8)))
                _ = try await peer.frame()
                try await peer.send(Wire.frame(type: 0xE0, stream: 5, [0, 0, 0, 10]))
            }
        ]) { client in
            let refused = try await #require(throws: RPCError.self) { try await client.call("Echo") }
            #expect(refused.code == .resourceExhausted && refused.message == "full" && !refused.mayHaveExecuted)
            let reset = try await #require(throws: RPCError.self) { try await client.call("Echo") }
            #expect(reset.code == .aborted && reset.mayHaveExecuted)
        }
    }

    @Test func `gives the metadata of an answer to the caller, for every shape and for failures`() async throws {
        try await withExtendedClient([
            { peer in
                try await peer.greet()
                var id: UInt32 = 3
                while let frame = try await peer.frame(.request) {
                    #expect(frame.stream == id)
                    try await peer.send(metadata(0xE4, id, "head") + metadata(0xE5, id, "tail"))
                    switch id {
                    case 3, 5: try await peer.reply(id, number6)
                    case 7, 9: try await peer.send(Wire.end(stream: id))
                    default:
                        return try await peer.send(
                            Wire.frame(type: Wire.response, stream: id, Wire.field(1, [8, 5])))
                    }
                    id += 2
                }
            }
        ]) { client in
            var answers: [ResponseMetadata] = []
            func options() -> CallOptions {
                answers.append(ResponseMetadata())
                return CallOptions(responseMetadata: answers.last)
            }
            _ = try await client.call("Echo", options: options())
            _ = try await client.sum("Sum", options: options()) { _ in }
            _ = try await client.stream("List", options: options()) { try await $0.collect() }
            _ = try await client.chat("Chat", options: options()) { _, replies in try await replies.collect() }
            await #expect(throws: RPCError.self) { try await client.call("Fail", options: options()) }
            #expect(answers.map(\.headers) == ["3", "5", "7", "9", "11"].map { ["head": $0] })
            #expect(answers.map(\.trailers) == ["3", "5", "7", "9", "11"].map { ["tail": $0] })
        }
    }

    @Test func `compresses what it sends and reads what is compressed`() async throws {
        let payload = Wire.field(3, [UInt8](repeating: 5, count: 5000))
        let small = try #require(payload.withUnsafeBytes { Compression.gzip.compressed($0) })
        try await withExtendedClient([
            { peer in
                try await peer.greet(HelloReply(features: ["compress-gzip"]))
                _ = try await peer.frame()
                try await peer.reply(3)
                let echo = try await peer.frame()
                #expect(echo?.header.flags == .compressed && echo?.requestPayload == small)
                try await peer.send(
                    Wire.frame(type: Wire.response, stream: 5, flags: 0x80, Wire.field(2, small)))
                let chat = try await peer.frames(2)
                #expect(chat.last?.header.flags == .compressed && chat.last?.data == small)
                try await peer.send(
                    Wire.frame(type: Wire.data, stream: 7, flags: 0x80, small) + Wire.end(stream: 7))
            }
        ]) {
            $0.compressions = [.gzip, .zlib]
        } body: { client in
            // Nothing is compressed before the answer to Hello.
            _ = try await client.call("Echo")
            let note = Note(blob: [UInt8](repeating: 5, count: 5000))
            #expect(try await client.call("Echo", note) == note)
            let notes = try await client.chat("Chat") { writer, replies in
                try await writer.send(note)
                return try await replies.collect()
            }
            #expect(notes == [note])
        }
    }
}
