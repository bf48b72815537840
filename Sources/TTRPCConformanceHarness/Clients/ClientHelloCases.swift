internal import ConformanceMessages
internal import ProtobufC

/// How a client agrees on the extension, or does without.
enum ClientHelloCases {
    static let all: [ClientCase] = [
        fallback(120, code: 12, .echo, lines: ["reply 1", "status 0"]) { client in
            try client.reply(client.request("Echo").stream, EchoResponse(payload: [1]))
        },
        fallback(147, code: 3, .sum, lines: ["sum 4", "status 0"]) { client in
            let call = try client.request("Sum")
            for _ in 0..<4 { let _: SumRequest = try client.next(call.stream) }
            try client.expectHalfClose(call.stream)
            try client.reply(call.stream, SumResponse(sum: 4))
        },
        fallback(118, code: 12, .metadata, lines: ["reply 0", "status 0"]) { client in
            // A server that never agreed has nothing to say in frames of the extension.
            let call = try client.request("Echo")
            try client.send(.metadata(call.stream, type: Frame.headers, [("x", "1")]))
            try client.send(.ping(FramingCases.zeros(8)))
            try client.send(.reset(call.stream))
            try client.send(.goAway(last: 0))
            try client.send(Frame(stream: call.stream, type: Frame.response))
        },
        ClientCase(
            servers: 148, .hello, "a Hello that is answered with 16, 7 or 14 fails the connection", .echo, [.extended],
            lines: ["status 16"]
        ) { server, _ in
            let client = try server.accept()
            try client.readHello()
            try client.send(.response(1, code: 16))
            while let frame = try client.frameOrEnd() {
                try require(ReceivedRequest(frame) != nil, "behind a refused Hello came a \(frame)")
            }
        },
        ClientCase(
            servers: 149, .hello, "messages wait for the answer to Hello", .sum, [.extended],
            lines: ["sum 4", "status 0"]
        ) { server, _ in
            let client = try server.accept()
            try client.readHello()
            var early: [Frame] = []
            while let frame = try client.frame(withinMilliseconds: 150) { early.append(frame) }
            for frame in early {
                try require(
                    frame.type != Frame.data || frame.flags & Frame.noData != 0,
                    "before the answer to Hello came a \(frame)")
            }
            try client.agree()
            let stream = try early.first?.stream ?? client.request("Sum").stream
            for _ in 0..<4 { let _: SumRequest = try client.next(stream) }
            try client.expectHalfClose(stream)
            try client.reply(stream, SumResponse(sum: 4))
            try client.expectEnd()
        },
        ClientCase(
            servers: 126, .hello, "a reply above the agreed bound is 8", .echo, [.extended], lines: ["status 8"]
        ) { server, _ in
            let client = try server.accept()
            try client.extend(HelloReply(frameBytesMax: 65_536))
            let call = try client.request("Echo")
            try client.reply(call.stream, EchoResponse(payload: FramingCases.zeros(70_000)))
            try client.expectEnd()
        },
    ]

    /// A server that does not know Hello.
    private static func fallback(
        _ number: Int, code: UInt64, _ task: ClientTask, lines: [String],
        script: @escaping @Sendable (ServedClient) throws -> Void
    ) -> ClientCase {
        let title =
            number == 118
            ? "on a plain connection frames of the extension are ignored, and none is sent"
            : "a client whose Hello is answered with \(code) falls back and works"
        return ClientCase(servers: number, .compatibility, title, task, [.plain], lines: lines) { server, _ in
            let client = try server.accept()
            try client.stayPlain(code: code)
            try script(client)
            try client.expectEnd()
        }
    }
}
