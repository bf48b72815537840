internal import ConformanceMessages
internal import ProtobufC

/// One request, one reply.
enum UnaryCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(24, .unary, "an empty request is served") { target in
            let session = try Session(target)
            try session.call(1, "Echo")
            try session.expect(status: 0, on: 1)
        },
        ConformanceCase(25, .unary, "271828 bytes in and 314159 out are exact") { target in
            let session = try Session(target)
            let payload = (0..<271_828).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try session.call(1, "Echo", EchoRequest(payload: payload, responseBytes: 314_159))
            let sized: EchoResponse = try session.reply(1)
            try require(sized.receivedBytes == 271_828, "\(sized.receivedBytes) bytes arrived")
            try require(sized.payload == FramingCases.zeros(314_159), "\(sized.payload.count) bytes came back")
            try session.call(3, "Echo", EchoRequest(payload: payload))
            let same: EchoResponse = try session.reply(3)
            try require(same.payload == payload, "other bytes came back than were sent")
        },
        ConformanceCase(26, .unary, "a reply above 4 MiB is 8 for that call only") { target in
            let session = try Session(target)
            try session.open(1, "PingPong")
            try session.call(3, "Echo", EchoRequest(responseBytes: 5 << 20))
            try session.expect(status: 8, on: 3)
            try session.message(1, PingPongRequest(number: 5))
            let reply: PingPongResponse = try session.next(1)
            try require(reply.number == 5, "the open call was answered with \(reply.number)")
            try session.expectServed(5)
        },
        ConformanceCase(27, .unary, "one thousand calls at once are all served") { target in
            try FramingCases.calls(1000, target)
        },
        ConformanceCase(28, .unary, "a slow call and then a fast one are answered out of order") { target in
            let session = try Session(target)
            let mark = Session.newMark()
            // It waits for the handler of a call that comes last, so that no time has to pass.
            try session.call(1, "Observe", ObserveRequest(mark: mark, startedMin: 1))
            try session.expectServed(3)
            try session.call(5, "Fail", FailRequest(), mark: mark)
            var open: Set<UInt32> = [1, 5]
            while !open.isEmpty {
                let frame = try session.frame()
                try require(
                    open.remove(frame.stream) != nil && frame.response?.code == 0,
                    "in place of an answer came a \(frame)")
            }
        },
        ConformanceCase(29, .unary, "an empty reply is the default message") { target in
            let session = try Session(target)
            try session.call(1, "Echo")
            let reply: EchoResponse = try session.reply(1)
            try require(reply == EchoResponse(), "the reply is \(reply.json())")
        },
        ConformanceCase(30, .unary, "data on a unary call is answered with 3, and the server is alive") { target in
            let session = try Session(target)
            let mark = Session.newMark()
            try session.call(1, "Sleep", mark: mark)
            try session.observe(mark, started: 1)
            try session.message(1, EchoRequest(payload: [1]))
            try session.expect(status: 3, on: 1)
            try session.expectServed(3)
        },
        ConformanceCase(31, .unary, "a reply's status is absent, or empty") { target in
            let session = try Session(target)
            try session.call(1, "Fail", FailRequest())
            let response = try session.response(1)
            try require(response.code == 0 && response.message.isEmpty, "the status is \(response)")
        },
        ConformanceCase(32, .unary, "a handler that throws is answered with 2, and its text does not leak") { target in
            let session = try Session(target)
            let secret = "secret-\(Session.newMark())"
            try session.call(1, "Fail", FailRequest(failure: Failure(message: secret, isCrash: true)))
            let response = try session.expect(status: 2, on: 1)
            try require(!response.message.contains(secret), "the peer was told: \(response.message)")
            try require(response.details.isEmpty, "the peer was told details")
        },
        ConformanceCase(33, .unary, "an unknown service is answered with 12") { target in
            let session = try Session(target)
            let envelope = RequestEnvelope(service: Array("ttrpc.conformance.v1.Nothing".utf8), method: [0x78])
            try session.send(envelope: envelope.bytes, on: 1)
            try session.expect(status: 12, on: 1)
        },
        ConformanceCase(34, .unary, "an unknown method is answered with 12") { target in
            let session = try Session(target)
            for (stream, name) in [(1, "Nothing"), (3, "echo"), (5, "")] as [(UInt32, String)] {
                try session.call(stream, name)
                try session.expect(status: 12, on: stream)
            }
        },
    ]
}
