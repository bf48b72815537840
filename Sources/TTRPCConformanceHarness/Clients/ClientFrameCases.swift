internal import ConformanceMessages
internal import ProtobufC

/// Frames of a server that are not as they should be, and frames that are cut.
enum ClientFrameCases {
    static let all: [ClientCase] = [
        ClientCase(
            1, .framing, "a response split at every byte is read", .echo, lines: ["reply 1", "status 0"]
        ) { client in
            let call = try client.request("Echo")
            let reply = try EchoResponse(payload: [7]).packed()
            for byte in Frame.response(call.stream, payload: reply).bytes { try client.send(bytes: [byte]) }
        },
        ClientCase(3, .framing, "a frame of exactly 4 MiB is accepted", .echo, lines: ["reply 4194294", "status 0"]) {
            client in
            let call = try client.request("Echo")
            let reply = Frame.response(
                call.stream, payload: try EchoResponse(payload: FramingCases.zeros(4_194_294)).packed())
            try require(
                reply.data.count == Frame.dataBytesMax, "the harness made a frame of \(reply.data.count) bytes")
            try client.send(reply)
        },
        ClientCase(
            servers: 5, .framing, "16 MiB and more closes the connection", .echo,
            [.extended, .plain], lines: ["status 13|status 14"]
        ) { server, mode in
            let client = try server.accept(mode)
            let call = try client.request("Echo")
            try client.send(bytes: Frame(stream: call.stream, type: Frame.response).header(dataCount: 16 << 20))
            try client.expectEnd()
        },
        ClientCase(
            6, .framing, "frames of unknown types, and responses to nothing, are ignored", .echo,
            lines: ["reply 0", "status 0"]
        ) { client in
            let call = try client.request("Echo")
            for type in [0, 4, 5, 0x7f, 0xff] as [UInt8] {
                try client.send(Frame(stream: call.stream, type: type, data: [1, 2, 3]))
            }
            try client.send(.response(call.stream + 2, code: 5))
            try client.send(Frame(stream: call.stream, type: Frame.response))
        },
        ClientCase(8, .framing, "unknown flags are ignored", .echo, lines: ["reply 0", "status 0"]) { client in
            try client.send(Frame(stream: client.request("Echo").stream, type: Frame.response, flags: 0x78))
        },
        ClientCase(
            servers: 14, .framing, "the end inside a frame is 14", .echo, [.extended, .plain], lines: ["status 14"]
        ) { server, mode in
            let client = try server.accept(mode)
            let call = try client.request("Echo")
            try client.send(bytes: Array(Frame.response(call.stream, code: 5).bytes.dropLast()))
            client.close()
        },
        ClientCase(
            servers: 66, .framing, "a reset of an idle id is a go-away", .echo, [.extended],
            lines: ["status 13|status 14"]
        ) { server, mode in
            let client = try server.accept(mode)
            let call = try client.request("Echo")
            try client.send(.reset(call.stream + 100))
            try client.expectGoAway(code: 3)
        },
        ClientCase(
            servers: 127, .framing, "control frames of a wrong form are a go-away", .echo, [.extended],
            lines: ["status 13|status 14"]
        ) { server, mode in
            let client = try server.accept(mode)
            let _ = try client.request("Echo")
            try client.send(.ping(FramingCases.zeros(7)))
            try client.expectGoAway(code: 3)
        },
        ClientCase(
            65, .framing, "a reset of a finished id is ignored", .echoTwice, [.extended],
            lines: ["reply 0", "status 0", "reply 0", "status 0"]
        ) { client in
            let first = try client.request("Echo").stream
            try client.send(Frame(stream: first, type: Frame.response))
            try client.send(.reset(first))
            try client.send(Frame(stream: client.request("Echo").stream, type: Frame.response))
        },
        ClientCase(
            143, .cancellation, "a reset ends its call with its code", .echo, [.extended], lines: ["status 10"]
        ) { client in
            try client.send(.reset(client.request("Echo").stream, code: 10))
        },
        ClientCase(
            servers: 99, .compression, "a compression bomb is 8", .echo, [.extended], lines: ["status 8"]
        ) { server, _ in
            let client = try server.accept()
            try client.readHello()
            let feature = "compress-zlib"
            let isOffered = client.offer.features.contains(feature)
            try client.agree(HelloReply(features: isOffered ? [feature] : []))
            let call = try client.request("Echo")
            guard isOffered else { return try client.send(.response(call.stream, code: 8)) }
            let bomb = Zlib.zeros(count: 64 << 20)
            try client.send(.response(call.stream, payload: bomb, flags: Frame.compressed))
            try client.expectEnd()
        },
        ClientCase(
            servers: 135, .compression, "a compressed reply is read", .echo, [.extended],
            lines: ["reply 5", "status 0"]
        ) { server, _ in
            let client = try server.accept()
            try client.readHello()
            let feature = "compress-zlib"
            let isOffered = client.offer.features.contains(feature)
            try client.agree(HelloReply(features: isOffered ? [feature] : []))
            let call = try client.request("Echo")
            let reply = try EchoResponse(payload: [1, 2, 3, 4, 5]).packed()
            try client.send(
                .response(
                    call.stream, payload: isOffered ? Zlib.stored(reply) : reply,
                    flags: isOffered ? Frame.compressed : 0))
            try client.expectEnd()
        },
        ClientCase(
            100, .compression, "the flag without an agreement is 12", .echo, [.extended], lines: ["status 12"]
        ) { client in
            let call = try client.request("Echo")
            try client.send(.response(call.stream, payload: [0x0a, 1, 7], flags: Frame.compressed))
        },
        ClientCase(
            144, .compression, "the flag means nothing on a plain connection", .echo, [.plain],
            lines: ["reply 1", "status 0"]
        ) { client in
            let call = try client.request("Echo")
            try client.send(.response(call.stream, payload: [0x0a, 1, 7], flags: Frame.compressed))
        },
    ]
}
