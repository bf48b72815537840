internal import ConformanceMessages

/// Calls that an extended peer gives up.
enum ResetCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(
            61, .cancellation, "a reset of a call that has begun cancels its handler", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            let mark = Session.newMark()
            try session.call(3, "Sleep", mark: mark)
            try session.observe(mark, started: 1)
            try session.send(.reset(3))
            try session.observe(mark, cancelled: 1, returned: 1)
            try session.expectServed(5)
        },
        ConformanceCase(
            62, .cancellation, "a reset after the first reply cancels the handler", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            let mark = Session.newMark()
            try session.open(3, "PingPong", mark: mark)
            try session.message(3, PingPongRequest(number: 1))
            let reply: PingPongResponse = try session.next(3)
            try require(reply.number == 1, "the reply is \(reply.number)")
            try session.send(.reset(3))
            try session.observe(mark, cancelled: 1, returned: 1)
            try session.expectServed(5)
        },
        ConformanceCase(
            64, .cancellation, "a reset after the half-close cancels the handler", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            let mark = Session.newMark()
            try session.open(3, "PingPong", mark: mark)
            try session.message(3, PingPongRequest(isStall: true))
            try session.halfClose(3)
            try session.observe(mark, started: 1)
            try session.send(.reset(3))
            try session.observe(mark, cancelled: 1, returned: 1)
            try session.expectServed(5)
        },
        ConformanceCase(65, .cancellation, "a reset of a finished id is ignored", needs: [.extension]) { target in
            let session = try Session(target, Hello())
            try session.expectServed(3)
            for _ in 0..<3 { try session.send(.reset(3)) }
            try session.expectServed(5)
        },
        ConformanceCase(66, .cancellation, "a reset of an idle id is a go-away", needs: [.extension]) { target in
            for stream in [5, 2, 0] as [UInt32] {
                let session = try Session(target, Hello())
                try session.expectServed(3)
                try session.send(.reset(stream))
                try session.expectGoAway(code: 3)
            }
        },
        ConformanceCase(67, .cancellation, "frames behind a reset are dropped", needs: [.extension]) { target in
            let session = try Session(target, Hello())
            try session.open(3, "Sum")
            try session.send(.reset(3))
            for _ in 0..<5 { try session.message(3, SumRequest(number: 1)) }
            try session.halfClose(3)
            try session.send(.window(3, 5_000))
            try session.expectServed(5)
        },
    ]
}
