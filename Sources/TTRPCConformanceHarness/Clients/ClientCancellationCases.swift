internal import ConformanceMessages

/// Calls that a client gives up, by itself or because their time is over.
enum ClientCancellationCases {
    static let all: [ClientCase] = [
        ClientCase(
            53, .deadline, "the time goes with the request; when it is over the call ends with 4, and with a reset",
            .deadline, lines: ["status 4", "reply 1", "status 0"]
        ) { client in
            let call = try client.request("Sleep")
            try require(
                (1...1_000_000_000).contains(call.timeoutNanoseconds),
                "the timeout is \(call.timeoutNanoseconds) ns and not at most 1 s")
            if client.isExtended { try client.expectReset(call.stream, code: 4) }
            try client.reply(client.request("Echo").stream, EchoResponse(payload: [1]))
        },
        ClientCase(
            servers: 55, .deadline, "a call whose time is over already is not sent", .deadlinePast,
            [.extended, .plain], lines: ["status 4"]
        ) { server, mode in
            // The client need not connect at all.
            while let client = try server.connection(withinMilliseconds: 300) {
                try client.expectNoCall(mode)
            }
        },
        ClientCase(
            60, .deadline, "a reply that comes too late is dropped", .deadline,
            lines: ["status 4", "reply 1", "status 0"]
        ) { client in
            let late = try client.request("Sleep")
            if client.isExtended { try client.expectReset(late.stream, code: 4) }
            let call = try client.request("Echo")
            try client.reply(late.stream, SleepResponse())
            try client.send(.response(late.stream, code: 5))
            try client.reply(call.stream, EchoResponse(payload: [1]))
        },
        ClientCase(
            61, .cancellation, "a call that is cancelled is reset with 1", .cancel, [.extended], lines: ["status 1"]
        ) { client in
            try client.expectReset(client.request("Sleep").stream, code: 1)
        },
        ClientCase(
            62, .cancellation, "a call that is cancelled after its first reply is reset with 1", .cancelReply,
            [.extended], lines: ["message 1 0", "status 1"]
        ) { client in
            let call = try client.request("PingPong")
            let _: PingPongRequest = try client.next(call.stream)
            try client.message(call.stream, PingPongResponse(number: 1))
            try client.expectReset(call.stream, code: 1)
        },
        ClientCase(
            servers: 63, .cancellation, "a call that is cancelled before it is sent is not sent", .cancelUnsent,
            [.extended, .plain], lines: ["status 1"]
        ) { server, mode in
            while let client = try server.connection(withinMilliseconds: 300) {
                try client.expectNoCall(mode)
            }
        },
        ClientCase(
            64, .cancellation, "a call that is cancelled after its half-close is reset with 1", .cancelClosed,
            [.extended], lines: ["status 1"]
        ) { client in
            let call = try client.request("PingPong")
            let _: PingPongRequest = try client.next(call.stream)
            try client.expectHalfClose(call.stream)
            try client.expectReset(call.stream, code: 1)
        },
        ClientCase(
            67, .cancellation, "what the server sends behind a reset is dropped", .cancelReply, [.extended],
            lines: ["message 1 0", "status 1"]
        ) { client in
            let call = try client.request("PingPong")
            let _: PingPongRequest = try client.next(call.stream)
            try client.message(call.stream, PingPongResponse(number: 1))
            try client.expectReset(call.stream, code: 1)
            try? client.message(call.stream, PingPongResponse(number: 2))
            try? client.send(.metadata(call.stream, type: Frame.trailers, [("a", "b")]))
            try? client.send(.end(call.stream))
        },
        ClientCase(
            69, .cancellation, "a plain server is not told that a call was cancelled", .cancel, [.plain],
            lines: ["status 1"]
        ) { client in
            let _ = try client.request("Sleep")
        },
    ]
}
