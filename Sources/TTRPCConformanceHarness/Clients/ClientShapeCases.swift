internal import ConformanceMessages
internal import ProtobufC

/// Calls of the four shapes, as a client opens, sends and ends them.
enum ClientShapeCases {
    static let all: [ClientCase] = [
        ClientCase(
            24, .unary, "a unary call is a request without flags, on an odd id", .echo, lines: ["reply 3", "status 0"]
        ) { client in
            let call = try client.request("Echo")
            try require(call.flags & ~Frame.compressed == 0, "the flags are \(call.flags)")
            try require(
                try EchoRequest(unpacking: call.payload).payload == [1, 2, 3], "the payload is \(call.payload)")
            try client.reply(call.stream, EchoResponse(payload: [1, 2, 3]))
        },
        ClientCase(
            28, .unary, "replies out of order reach their calls", .echoParallel,
            lines: ["reply 1", "status 0", "reply 2", "status 0"]
        ) { client in
            let calls = [try client.request("Echo"), try client.request("Echo")]
            try require(calls[0].stream < calls[1].stream, "the ids do not grow")
            for call in calls.reversed() {
                let payload = try EchoRequest(unpacking: call.payload).payload
                try client.reply(call.stream, EchoResponse(payload: payload))
            }
        },
        ClientCase(
            29, .unary, "an empty response is the default message", .echo, lines: ["reply 0", "status 0"]
        ) { client in
            try client.send(Frame(stream: client.request("Echo").stream, type: Frame.response))
        },
        ClientCase(
            31, .unary, "an empty status, or one with code 0, is OK", .echo, lines: ["reply 1", "status 0"]
        ) { client in
            let reply = Protobuf.field(2, try EchoResponse(payload: [7]).packed())
            let status = Protobuf.field(1, [0x08, 0])
            try client.send(
                Frame(stream: client.request("Echo").stream, type: Frame.response, data: status + reply))
        },
        ClientCase(
            35, .clientStream, "a client stream opens with RO and no message, and ends with Data[RC|ND]", .sum,
            lines: ["sum 74922", "status 0"]
        ) { client in
            let call = try client.request("Sum")
            try require(
                call.flags & Frame.remoteOpen != 0 && call.flags & Frame.remoteClosed == 0 && call.payload.isEmpty,
                "the request has flags \(call.flags) and \(call.payload.count) bytes of payload")
            var sum: Int64 = 0
            for _ in 0..<4 { sum += try client.next(call.stream, as: SumRequest.self).number }
            try client.expectHalfClose(call.stream)
            try client.reply(call.stream, SumResponse(sum: sum))
        },
        ClientCase(
            42, .clientStream, "a reply before the half-close is delivered", .sum, lines: ["sum 5", "status 0"]
        ) { client in
            let call = try client.request("Sum")
            let _: SumRequest = try client.next(call.stream)
            try client.reply(call.stream, SumResponse(sum: 5))
            try drain(client, call.stream)
        },
        ClientCase(
            43, .serverStream, "a server stream opens with RC, and its messages come in order", .download,
            lines: ["message 0 1", "message 1 2", "message 2 3", "status 0"]
        ) { client in
            let call = try client.request("Download")
            try require(call.flags & ~Frame.compressed == Frame.remoteClosed, "the flags are \(call.flags)")
            for index in 0..<3 as Range<Int64> {
                try client.message(
                    call.stream, DownloadResponse(index: index, payload: FramingCases.zeros(Int(index) + 1)))
            }
            try client.send(.end(call.stream))
        },
        ClientCase(
            44, .serverStream, "Data[RC|ND] alone ends a stream without messages", .download, lines: ["status 0"]
        ) { client in
            try client.send(.end(client.request("Download").stream))
        },
        ClientCase(
            46, .serverStream, "an error after a message comes after it", .download,
            lines: ["message 0 0", "status 11"]
        ) { client in
            let call = try client.request("Download")
            try client.message(call.stream, DownloadResponse())
            try client.send(.response(call.stream, code: 11, message: "no more"))
        },
        ClientCase(
            48, .bidirectional, "ping-pong: each message after the reply to the one before", .pingPong,
            lines: ["message 1 0", "message 2 0", "message 3 0", "message 4 0", "status 0"]
        ) { client in
            let call = try client.request("PingPong")
            try require(
                call.flags & Frame.remoteOpen != 0 && call.payload.isEmpty,
                "the request has flags \(call.flags) and \(call.payload.count) bytes of payload")
            for number in 1...4 as ClosedRange<Int64> {
                let message: PingPongRequest = try client.next(call.stream)
                try require(message.number == number, "message \(message.number) came in place of \(number)")
                try client.message(call.stream, PingPongResponse(number: number))
            }
            try client.expectHalfClose(call.stream)
            try client.send(.end(call.stream))
        },
        ClientCase(
            51, .bidirectional, "a server that ends first ends the call", .pingPong, lines: ["message 1 0", "status 0"]
        ) { client in
            let call = try client.request("PingPong")
            let _: PingPongRequest = try client.next(call.stream)
            try client.message(call.stream, PingPongResponse(number: 1))
            try client.send(.end(call.stream))
            try drain(client, call.stream)
        },
    ]

    /// Reads what the client still sends on a stream that the server has ended.
    private static func drain(_ client: ServedClient, _ stream: UInt32) throws {
        while let frame = try client.frameOrEnd() {
            try require(
                frame.type == Frame.goAway
                    || frame.stream == stream && (frame.type == Frame.data || frame.type == Frame.reset),
                "behind the end of stream \(stream) came a \(frame)")
        }
    }
}
