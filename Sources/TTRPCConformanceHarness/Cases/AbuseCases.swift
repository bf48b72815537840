internal import ConformanceMessages
internal import ProtobufC

/// Peers that do too much of what an honest one does seldom.
enum AbuseCases {
    /// How many resets, provoked errors and control frames a peer has in each period.
    private static let bucket = 200

    static let all: [ConformanceCase] = [
        ConformanceCase(92, .abuse, "a call above the limit is refused, or answered with 8 to a plain peer") { target in
            let plain = try Session(target)
            try fill(plain, from: 1, target)
            try plain.expect(status: 8, on: UInt32(target.facts.runningCallsMax * 2 + 1))
            guard target.facts.plainReason == nil else { return }
            let extended = try Session(target, Hello())
            try fill(extended, from: 3, target)
            try extended.expectRefusal(UInt32(target.facts.runningCallsMax * 2 + 3), code: 8)
            try extended.expectPong()
        },
        ConformanceCase(
            93, .abuse, "the 201st reset is a go-away, and every handler is cancelled", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            let mark = Session.newMark()
            for index in 0..<UInt32(bucket) {
                try session.call(3 + index * 2, "Sleep", mark: mark)
                try session.send(.reset(3 + index * 2))
            }
            try skipRefusals(session) { try session.send(.ping(zeros(8))) }
            try session.call(5_001, "Sleep", mark: mark)
            try session.send(.reset(5_001))
            try session.expectGoAway(code: 8)
            let counts = try session.observe(mark)
            try session.observe(mark, cancelled: counts.started, returned: counts.started)
        },
        ConformanceCase(94, .abuse, "the 201st provoked error ends the connection") { target in
            let plain = try Session(target)
            try provoke(plain)
            try plain.expectClose()
            guard target.facts.plainReason == nil else { return }
            let extended = try Session(target, Hello())
            try provoke(extended)
            try extended.expectGoAway(code: 8)
        },
        ConformanceCase(95, .abuse, "a flood of pings is a go-away", needs: [.extension]) { target in
            let session = try Session(target, Hello())
            for _ in 0..<3 { try session.expectPong() }
            try session.send(.ping(zeros(8)))
            try session.expectGoAway(code: 8)
        },
        ConformanceCase(96, .abuse, "the 201st empty message ends the connection") { target in
            let plain = try Session(target)
            try flood(plain, 1)
            try plain.expectClose()
            guard target.facts.plainReason == nil else { return }
            let extended = try Session(target, Hello())
            try flood(extended, 3)
            try extended.expectGoAway(code: 8)
        },
        ConformanceCase(
            133, .abuse, "the 201st small increment is a go-away, and large ones are none", needs: [.extension]
        ) { target in
            let session = try Session(target, Hello())
            try session.call(3, "Download", DownloadRequest(isHeldOpen: true), flags: Frame.remoteClosed)
            for _ in 0..<bucket * 2 { try session.send(.window(3, 4_096)) }
            for _ in 0..<bucket { try session.send(.window(3, 1)) }
            try session.expectServed(5)
            try session.send(.window(3, 1))
            try session.expectGoAway(code: 8)
        },
    ]

    private static func zeros(_ count: Int) -> [UInt8] { FramingCases.zeros(count) }

    /// Takes every slot, and makes one call more.
    private static func fill(_ session: Session, from first: UInt32, _ target: Target) throws {
        let mark = Session.newMark()
        let count = UInt32(target.facts.runningCallsMax)
        for index in 0..<count { try session.call(first + index * 2, "Sleep", mark: mark) }
        try session.observe(mark, started: Int64(count))
        try session.call(first + count * 2, "Sleep", mark: mark)
    }

    /// Reuses an id as often as is put up with, and once more.
    private static func provoke(_ session: Session) throws {
        try session.expectServed(3)
        for _ in 0..<bucket {
            try session.call(3, "Echo")
            try session.expect(status: 3, on: 3)
        }
        try session.expectServed(5)
        try session.call(3, "Echo")
    }

    /// Sends as many empty messages as are put up with, each after the answer to the one before, and one more.
    private static func flood(_ session: Session, _ stream: UInt32) throws {
        try session.open(stream, "PingPong")
        for _ in 0..<bucket {
            try session.message(stream, PingPongRequest())
            let _: PingPongResponse = try session.next(stream)
        }
        try session.message(stream, PingPongRequest())
    }

    /// Reads refusals up to the answer to what is sent.
    private static func skipRefusals(_ session: Session, _ send: () throws -> Void) throws {
        try send()
        var frame = try session.frame()
        while frame.type == Frame.reset, frame.flags == Frame.refused { frame = try session.frame() }
        try require(frame.type == Frame.ping, "before the 201st reset came a \(frame)")
    }
}
