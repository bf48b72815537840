internal import ConformanceMessages
internal import ProtobufC

/// Frames of an extended connection that are not as they should be.
enum ControlFrameCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(
            13, .framing, "a lower id that was not used is a go-away from an extended peer", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            try session.expectServed(9)
            try session.call(5, "Echo")
            let frame = try session.expectGoAway(code: 3)
            try require(frame.word(0) == 9, "the last stream is \(frame.word(0)) and not 9")
        },
        ConformanceCase(
            127, .framing, "control frames of a wrong form are a go-away", needs: [.extension]
        ) { target in
            let wrong = [
                Frame(stream: 3, type: Frame.reset, data: zeros(3)),
                Frame(stream: 3, type: Frame.reset, data: zeros(261)),
                .ping(zeros(7)), .ping(zeros(9)), Frame(stream: 3, type: Frame.ping, data: zeros(8)),
                Frame(stream: 0, type: Frame.window, data: zeros(3)),
                Frame(stream: 0, type: Frame.window, data: zeros(5)),
                Frame(stream: 0, type: Frame.goAway, data: zeros(7)),
                Frame(stream: 0, type: Frame.goAway, data: zeros(265)),
                Frame(stream: 3, type: Frame.goAway, data: zeros(8)),
            ]
            for frame in wrong {
                let session = try Session(target, Hello())
                try session.expectServed(3)
                try session.send(frame)
                do {
                    try session.expectGoAway(code: 3)
                } catch {
                    throw CaseFailure("\(error), after a \(frame)")
                }
            }
        },
        ConformanceCase(
            128, .framing, "frames of unknown types are ignored from an extended peer", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            for type in [0, 4, 5, 0x7f, 0xe6, 0xff] as [UInt8] {
                for stream in [0, 1, 2, 3] as [UInt32] {
                    try session.send(Frame(stream: stream, type: type, data: [1, 2, 3]))
                }
            }
            try session.expectServed(3)
        },
        ConformanceCase(
            134, .metadata, "headers and trailers of a client are ignored", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            try session.open(3, "Sum")
            for type in [Frame.headers, Frame.trailers, Frame.headers] {
                try session.send(.metadata(3, type: type, [("a", "b")]))
                try session.send(Frame(stream: 3, type: type, data: [0xff]))
            }
            try session.halfClose(3)
            try session.expect(status: 0, on: 3)
            try session.expectServed(5)
        },
        ConformanceCase(
            137, .framing, "metadata above the agreed bound of frames is a go-away", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello(frameBytesMax: 65_536))
            session.sendRefused(Frame(stream: 3, type: Frame.headers, data: zeros(65_537)).bytes)
            try session.expectGoAway(code: 8)
        },
        ConformanceCase(
            106, .lifecycle, "the answer to a ping has the same eight bytes", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            try session.expectPong()
            // Answers that nobody asked for are no questions.
            try session.send(.ping(zeros(8), flags: Frame.ack))
            try session.expectServed(3)
        },
        ConformanceCase(
            139, .compatibility, "an extended peer can use all four shapes", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            try PeerCases.allShapes(session)
            try session.expectPong()
        },
    ]

    private static func zeros(_ count: Int) -> [UInt8] { FramingCases.zeros(count) }
}
