internal import ConformanceMessages
internal import ProtobufC

/// How errors and metadata reach a client.
enum ClientStatusCases {
    static let all: [ClientCase] = [
        ClientCase(87, .status, "the code of an error is exact", .echo, lines: ["status 5"]) { client in
            try client.send(.response(client.request("Echo").stream, code: 5, message: "¡No! 🎫"))
        },
        ClientCase(88, .status, "a code above 16 reads as 2", .echo, lines: ["status 2"]) { client in
            try client.send(.response(client.request("Echo").stream, code: 17))
        },
        ClientCase(
            90, .status, "the details of an error make the round trip", .fail,
            lines: [
                "detail type.googleapis.com/google.rpc.RetryInfo 0a020803", "detail type.example.com/empty ",
                "status 8",
            ]
        ) { client in
            let details = [
                ResponseEnvelope.Detail(
                    typeURL: "type.googleapis.com/google.rpc.RetryInfo", value: [0x0a, 2, 0x08, 3]),
                ResponseEnvelope.Detail(typeURL: "type.example.com/empty"),
            ]
            try client.send(.response(client.request("Fail").stream, code: 8, message: "later", details: details))
        },
        ClientCase(
            21, .envelope, "a reply that is no protobuf is 13", .echo, [.plain], lines: ["status 13"]
        ) { client in
            try client.send(.response(client.request("Echo").stream, payload: [0x0a, 9]))
        },
        ClientCase(
            80, .metadata, "headers and trailers reach the caller, in their order", .metadata, [.extended],
            lines: ["initial x: 1", "initial x: é", "trailing y-bin: AAH/", "reply 0", "status 0"]
        ) { client in
            let call = try client.request("Echo")
            try client.send(.metadata(call.stream, type: Frame.headers, [("x", "1"), ("x", "é")]))
            try client.send(.metadata(call.stream, type: Frame.trailers, [("y-bin", "AAH/")]))
            try client.send(Frame(stream: call.stream, type: Frame.response))
        },
        ClientCase(
            82, .metadata, "metadata goes with the request, duplicates in their order, keys in lower case", .metadata,
            lines: ["reply 0", "status 0"]
        ) { client in
            let call = try client.request("Echo")
            try require(call.metadata == ["a: 1", "b: 2", "a: 3"], "the metadata is \(call.metadata)")
            try client.send(Frame(stream: call.stream, type: Frame.response))
        },
        ClientCase(
            84, .metadata, "too much metadata from the server fails the call with 8", .echo, [.extended],
            lines: ["status 8"]
        ) { client in
            let call = try client.request("Echo")
            let pairs = (0..<65).map { (key: "k\($0)", value: "v") }
            try client.send(.metadata(call.stream, type: Frame.headers, pairs))
            try client.expectReset(call.stream, code: 8)
        },
        ClientCase(
            85, .metadata, "the trailers of an error reach the caller", .metadata, [.extended],
            lines: ["trailing y: 1", "status 5"]
        ) { client in
            let call = try client.request("Echo")
            try client.send(.metadata(call.stream, type: Frame.trailers, [("y", "1")]))
            try client.send(.response(call.stream, code: 5))
        },
        ClientCase(
            141, .metadata, "second headers, or headers behind a message, fail the call with 13", .download,
            [.extended], lines: ["message 0 0", "status 13"]
        ) { client in
            let call = try client.request("Download")
            try client.message(call.stream, DownloadResponse())
            try client.send(.metadata(call.stream, type: Frame.headers, [("x", "1")]))
            try client.expectReset(call.stream, code: 13)
        },
        ClientCase(
            142, .metadata, "second trailers fail the call with 13", .echo, [.extended], lines: ["status 13"]
        ) { client in
            let call = try client.request("Echo")
            try client.send(.metadata(call.stream, type: Frame.trailers, [("x", "1")]))
            try client.send(.metadata(call.stream, type: Frame.trailers, [("x", "1")]))
            try client.expectReset(call.stream, code: 13)
        },
    ]
}
