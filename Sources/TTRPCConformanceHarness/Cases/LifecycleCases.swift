internal import ConformanceMessages
internal import Glibc

/// Servers that are full, or are told to stop.
enum LifecycleCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(
            101, .abuse, "above the cap a connection is refused, and the others are untouched", needs: [.connectionsMax]
        ) { target in
            let cap = target.facts.connectionsMax ?? 0
            // Connections of earlier cases may still be about to go.
            for _ in 0..<50 {
                var sessions: [Session] = []
                while sessions.count <= cap, let session = served(target) { sessions.append(session) }
                try require(sessions.count <= cap, "\(sessions.count) connections were taken")
                for session in sessions { try session.expectServed(3) }
                let isFull = sessions.count == cap
                for session in sessions { session.close() }
                // The next case finds room.
                var waits = 0
                while served(target) == nil, waits < 200 {
                    usleep(10_000)
                    waits += 1
                }
                if isFull { return }
            }
            throw CaseFailure("there never were \(cap) connections")
        },
        ConformanceCase(
            103, .lifecycle, "a server that is told to stop says so in two steps, and calls that run finish",
            needs: [.extension, .stopCommand]
        ) { target in
            let (plain, extended) = (try Session(target), try Session(target, Hello()))
            extended.answersPings = false
            try begin(plain, 1)
            try begin(extended, 3)
            try stop(target)
            try twoSteps(extended)
            try finish(extended, 3)
            try require(try extended.frameOrEnd() == nil, "the connection was not closed with its last call")
            // A plain peer is told nothing, and can only be answered.
            var stream: UInt32 = 3
            while try isServed(plain, stream) { stream += 2 }
            try finish(plain, 1)
            try plain.expectClose()
        },
        ConformanceCase(
            105, .lifecycle, "calls that outlast the grace of a server that stops are answered with 14",
            needs: [.stopCommand, .graceSeconds]
        ) { target in
            let plain = try Session(target)
            try begin(plain, 1)
            let extended = target.facts.plainReason == nil ? try Session(target, Hello()) : nil
            if let extended { try begin(extended, 3) }
            try stop(target)
            try plain.expect(status: 14, on: 1)
            try plain.expectClose()
            guard let extended else { return }
            var frame = try extended.frame()
            while frame.type == Frame.goAway { frame = try extended.frame() }
            try require(frame.stream == 3 && frame.response?.code == 14, "instead of status 14 came a \(frame)")
            try require(try extended.frameOrEnd() == nil, "the connection was not closed")
        },
    ]

    /// A connection that is served; nil when it is refused.
    private static func served(_ target: Target) -> Session? {
        guard let session = try? Session(target), (try? session.expectServed(1)) != nil else { return nil }
        return session
    }

    /// Opens a call that lasts until it is finished.
    private static func begin(_ session: Session, _ stream: UInt32) throws {
        try session.open(stream, "PingPong")
        try session.message(stream, PingPongRequest(number: 1))
        let _: PingPongResponse = try session.next(stream)
    }

    private static func finish(_ session: Session, _ stream: UInt32) throws {
        try session.message(stream, PingPongRequest(number: 2))
        let reply: PingPongResponse = try session.next(stream)
        try require(reply.number == 2, "the open call was answered with \(reply.number)")
        try session.halfClose(stream)
        try session.expectEnd(stream)
    }

    /// Reads the go-away in both its steps; a call between them is served, one behind them refused.
    private static func twoSteps(_ session: Session) throws {
        let first = [try session.frame(), try session.frame()].sorted { $0.type > $1.type }
        try require(first[0] == .goAway(last: Frame.undecided), "the first step is a \(first[0])")
        try require(first[1].type == Frame.ping && first[1].flags == 0, "with the first step came a \(first[1])")
        try session.expectServed(5)
        try session.send(.ping(first[1].data, flags: Frame.ack))
        let second = try session.frame()
        try require(second == .goAway(last: 5), "the second step is a \(second)")
        try session.call(7, "Echo")
        try session.expectRefusal(7, code: 14)
    }

    /// Whether an echo is still served; the server may also refuse it with 14.
    private static func isServed(_ session: Session, _ stream: UInt32) throws -> Bool {
        try session.call(stream, "Echo")
        let response = try session.response(stream)
        try require(response.code == 0 || response.code == 14, "a call while draining ended with \(response.code)")
        return response.code == 0
    }

    private static func stop(_ target: Target) throws {
        let command = target.facts.stopCommand ?? "false"
        try require(system(command) == 0, "\(command) failed")
    }
}
