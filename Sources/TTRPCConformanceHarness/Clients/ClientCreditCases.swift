internal import ConformanceMessages
internal import ProtobufC

/// Credit: what a client may send, and what it gives.
enum ClientCreditCases {
    static let all: [ClientCase] = [
        ClientCase(
            servers: 70, .flowControl, "without credit on the stream the client stops sending, and with some goes on",
            .upload, [.extended], lines: ["sum 64", "status 0"]
        ) { server, _ in
            let client = try server.accept()
            try client.extend(HelloReply(streamWindowBytes: 20_000, connectionWindowBytes: 1 << 30))
            let call = try client.request("Sum")
            let first = try size(client, call.stream)
            let second = try size(client, call.stream)
            try client.expectPong()
            // All that was overdrawn is paid, and nothing is left.
            try client.send(.window(call.stream, UInt32(first + second - 20_000)))
            try client.expectPong()
            try client.send(.window(call.stream, 1))
            _ = try size(client, call.stream)
            try client.expectPong()
            try finish(client, call.stream, received: 3)
        },
        ClientCase(
            servers: 77, .flowControl, "without credit on the connection the client stops sending", .upload,
            [.extended], lines: ["sum 64", "status 0"]
        ) { server, _ in
            let client = try server.accept()
            try client.extend(HelloReply(streamWindowBytes: 1 << 30, connectionWindowBytes: 1))
            let call = try client.request("Sum")
            let first = try size(client, call.stream)
            try client.expectPong()
            try client.send(.window(0, UInt32(first - 1)))
            try client.expectPong()
            try client.send(.window(0, 1 << 30))
            try finish(client, call.stream, received: 1)
        },
        ClientCase(
            131, .flowControl, "what is read gives credit back, on the stream and on the connection", .download,
            [.extended], lines: (0..<160).map { "message \($0) 16384" } + ["status 0"]
        ) { client in
            let call = try client.request("Download")
            let stream = client.offer.streamWindowBytes
            let connection = client.offer.connectionWindowBytes
            var sent = 0
            for index in 0..<160 as Range<Int64> {
                try waitForCredit(client, call.stream, sent - stream)
                try waitForCredit(client, 0, sent - connection)
                let message = DownloadResponse(index: index, payload: FramingCases.zeros(16_384))
                try client.message(call.stream, message)
                sent += try message.packed().count
            }
            try client.send(.end(call.stream))
        },
        ClientCase(
            71, .flowControl, "a slow reader gives no credit for what it has not read", .downloadSlow, [.extended],
            lines: (0..<5).map { "message \($0) 40000" } + ["status 0"]
        ) { client in
            let call = try client.request("Download")
            let stream = client.offer.streamWindowBytes
            let limit = (stream / 40_000 + 1).clamped(to: 2...5)
            for index in 0..<Int64(limit) { try send(client, call.stream, index) }
            try client.expectPong()
            // One message has been read, so that much of the window is free at most.
            let given = client.credits[call.stream, default: 0]
            try require(given <= 40_010, "\(given) bytes of credit came for one message of 40000")
            for index in Int64(limit)..<5 {
                try waitForCredit(client, call.stream, Int(index) * 40_010 - stream)
                try send(client, call.stream, index)
            }
            try client.send(.end(call.stream))
        },
        ClientCase(
            74, .flowControl, "an increment of zero fails the call with 13", .upload, [.extended], lines: ["status 13"]
        ) { client in
            let call = try client.request("Sum")
            try client.send(.window(call.stream, 0))
            var frame = try client.frame()
            while frame.type == Frame.data { frame = try client.frame() }
            try require(
                frame.type == Frame.reset && frame.stream == call.stream && frame.word(0) == 13,
                "instead of a reset with 13 came a \(frame)")
        },
        ClientCase(
            servers: 75, .flowControl, "more credit than 2^31-1 is a go-away", .echo, [.extended],
            lines: ["status 13|status 14"]
        ) { server, _ in
            let client = try server.accept()
            try client.extend()
            let _ = try client.request("Echo")
            try client.send(.window(0, 0x7fff_ffff))
            try client.expectGoAway(code: 3)
        },
        ClientCase(
            76, .flowControl, "credit for a closed stream is ignored", .echoTwice, [.extended],
            lines: ["reply 0", "status 0", "reply 0", "status 0"]
        ) { client in
            let first = try client.request("Echo").stream
            try client.send(Frame(stream: first, type: Frame.response))
            for increment in [0, 1, 0x7fff_ffff] as [UInt32] { try client.send(.window(first, increment)) }
            try client.send(Frame(stream: client.request("Echo").stream, type: Frame.response))
        },
    ]

    /// The bytes of the next message.
    private static func size(_ client: ServedClient, _ stream: UInt32) throws -> Int {
        let frame = try client.frame()
        try require(
            frame.stream == stream && frame.type == Frame.data && frame.flags & Frame.noData == 0,
            "instead of a message on stream \(stream) came a \(frame)")
        return frame.data.count
    }

    private static func send(_ client: ServedClient, _ stream: UInt32, _ index: Int64) throws {
        try client.message(stream, DownloadResponse(index: index, payload: FramingCases.zeros(40_000)))
    }

    /// Gives credit for the rest, and answers with the number of messages.
    private static func finish(_ client: ServedClient, _ stream: UInt32, received: Int) throws {
        try client.send(.window(stream, 1 << 29))
        for _ in received..<64 { _ = try size(client, stream) }
        try client.expectHalfClose(stream)
        try client.reply(stream, SumResponse(sum: 64))
        try client.expectEnd()
    }

    /// Reads until the client has given more credit than this.
    private static func waitForCredit(_ client: ServedClient, _ stream: UInt32, _ count: Int) throws {
        guard count >= 0 else { return }
        while client.credits[stream, default: 0] <= count { try client.readCredit(stream) }
    }
}

extension Int {
    fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
