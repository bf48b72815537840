internal import ConformanceMessages
internal import ProtobufC

/// How two peers agree on the extension.
enum HelloCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(
            102, .abuse, "frames of the extension before Hello are ignored", needs: [.extension]
        ) { target in
            let session = try Session(target)
            for frame in [Frame.reset(1), .ping(zeros(7)), .window(0, 0), .window(3, 1), .goAway(last: 0)] {
                try session.send(frame)
            }
            try session.call(1, Hello())
            try session.extend(try HelloAnswer(session.expect(status: 0, on: 1).payload))
            try session.expectServed(3)
            try session.expectPong()
        },
        ConformanceCase(
            121, .hello, "the answer has the intersection of both, and the server's limits", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello(features: ["x-unknown", "\u{130}"], frameBytesMax: .max >> 32))
            let answer = session.agreement
            try require(answer.features.isEmpty, "the features are \(answer.features)")
            try require(
                (65_536...UInt64(Frame.dataBytesMax)).contains(answer.frameBytesMax),
                "a frame may have \(answer.frameBytesMax) bytes")
            try require(
                answer.runningCallsMax > 0 && answer.metadataBytesMax > 0 && answer.metadataPairsMax > 0
                    && answer.streamWindowBytes > 0 && answer.connectionWindowBytes > 0,
                "a limit is 0: \(answer)")
            try session.expectServed(3)
        },
        ConformanceCase(
            122, .hello, "a Hello that is not the first request is answered with 9, and changes nothing",
            needs: [.extension]
        ) { target in
            let session = try Session(target)
            try session.call(3, Hello())
            try session.expect(status: 9, on: 3)
            try session.expectServed(5)
            try session.call(1, Hello())
            try session.expect(status: 9, on: 1)
            try session.send(.ping(zeros(8)))
            try session.expectServed(7)
            let extended = try Session(target, Hello())
            try extended.call(3, Hello())
            try extended.expect(status: 9, on: 3)
            try extended.expectPong()
        },
        ConformanceCase(
            123, .hello, "version 0 is answered with an empty reply, at any time, and the connection stays plain",
            needs: [.extension]
        ) { target in
            let session = try Session(target)
            for stream in [1, 7] as [UInt32] {
                try session.call(stream, Hello(version: 0, features: ["compress-zlib"], frameBytesMax: 65_536))
                let response = try session.expect(status: 0, on: stream)
                try require(response.payload.isEmpty, "the reply has \(response.payload.count) bytes")
                try session.expectServed(stream + 2)
            }
            try session.send(.ping(zeros(8)))
            try session.expectServed(11)
        },
        ConformanceCase(
            124, .hello, "calls pipelined behind Hello are served", needs: [.extension]
        ) { target in
            let session = try Session(target)
            try session.send(
                Hello().frame(on: 1).bytes + Session.request(3, "Echo", EchoRequest(payload: [3]))
                    + Session.request(5, "Sum", flags: Frame.remoteOpen | Frame.noData)
                    + Frame(stream: 5, type: Frame.data, flags: Frame.remoteClosed | Frame.noData).bytes)
            try session.extend(try HelloAnswer(session.expect(status: 0, on: 1).payload))
            var open: Set<UInt32> = [3, 5]
            while !open.isEmpty {
                let frame = try session.frame()
                try require(
                    open.remove(frame.stream) != nil && frame.response?.code == 0, "a call was not served: \(frame)")
            }
            try session.expectPong()
        },
        ConformanceCase(
            125, .hello, "a higher version is answered with 1", needs: [.extension]
        ) { target in
            try Session(target, Hello(version: 1_000_000)).expectServed(3)
        },
        ConformanceCase(
            126, .hello, "an agreed bound of 64 KiB holds for requests and replies; less than that is raised to it",
            needs: [.extension]
        ) { target in
            let session = try Session(target, Hello(frameBytesMax: 1))
            try require(
                session.agreement.frameBytesMax == 65_536, "a frame may have \(session.agreement.frameBytesMax) bytes")
            try session.call(3, "Echo", EchoRequest(payload: zeros(65_000), responseBytes: 65_000))
            try session.expect(status: 0, on: 3)
            try session.call(5, "Echo", EchoRequest(payload: zeros(65_600)))
            try session.expect(status: 8, on: 5)
            try session.call(7, "Echo", EchoRequest(responseBytes: 65_600))
            try session.expect(status: 8, on: 7)
            try session.expectServed(9)
        },
    ]

    private static func zeros(_ count: Int) -> [UInt8] { FramingCases.zeros(count) }
}
