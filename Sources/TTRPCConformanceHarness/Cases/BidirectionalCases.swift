internal import ConformanceMessages
internal import ProtobufC

/// Messages both ways.
enum BidirectionalCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(48, .bidirectional, "ping-pong: four replies, each after its message") { target in
            let session = try Session(target)
            try session.open(1, "PingPong")
            for (number, size) in [(1, 31_415), (2, 9), (3, 2_653), (4, 58_979)] as [(Int64, Int64)] {
                try session.message(1, PingPongRequest(number: number, responseBytes: size))
                let reply: PingPongResponse = try session.next(1)
                try require(
                    reply.number == number && reply.payload.count == size,
                    "reply \(reply.number) of \(reply.payload.count) bytes came for \(number)")
            }
            try session.halfClose(1)
            try session.expectEnd(1)
        },
        ConformanceCase(49, .bidirectional, "half duplex: all replies after the half-close") { target in
            let session = try Session(target)
            try session.open(1, "HalfDuplex")
            for number in 0..<20 as Range<Int64> { try session.message(1, HalfDuplexRequest(number: number)) }
            // Whatever came before the half-close would come before this answer.
            try session.expectServed(3)
            try session.halfClose(1)
            for number in 0..<20 as Range<Int64> {
                let reply: HalfDuplexResponse = try session.next(1)
                try require(reply.number == number, "reply \(reply.number) came in place of \(number)")
            }
            try session.expectEnd(1)
        },
        ConformanceCase(50, .bidirectional, "an empty stream has no replies") { target in
            let session = try Session(target)
            for (stream, method) in [(1, "PingPong"), (3, "HalfDuplex")] as [(UInt32, String)] {
                try session.open(stream, method)
                try session.halfClose(stream)
                try session.expectEnd(stream)
            }
        },
        ConformanceCase(51, .bidirectional, "the client half-closes and the server goes on") { target in
            let session = try Session(target)
            try session.open(1, "PingPong")
            let request = PingPongRequest(number: 7, responseBytes: 1 << 20)
            try session.message(1, request)
            try session.message(1, request)
            try session.message(1, request, flags: Frame.remoteClosed)
            for _ in 0..<3 {
                let reply: PingPongResponse = try session.next(1)
                try require(reply.payload.count == 1 << 20, "\(reply.payload.count) bytes came")
            }
            try session.expectEnd(1)
        },
        ConformanceCase(52, .bidirectional, "fifty interleaved calls stay apart") { target in
            try interleaved(50, rounds: 10, target)
        },
    ]

    private static func interleaved(_ count: Int64, rounds: Int64, _ target: Target) throws {
        let session = try Session(target)
        let streams = (0..<count).map { UInt32($0 * 2 + 1) }
        for stream in streams { try session.open(stream, "PingPong") }
        for round in 0..<rounds {
            for stream in streams {
                try session.message(stream, PingPongRequest(number: Int64(stream) * 1000 + round))
            }
            var open = Set(streams)
            while !open.isEmpty {
                let frame = try session.frame()
                try require(
                    frame.type == Frame.data && open.remove(frame.stream) != nil, "in round \(round) came a \(frame)")
                let reply = try PingPongResponse(unpacking: frame.data)
                try require(
                    reply.number == Int64(frame.stream) * 1000 + round,
                    "stream \(frame.stream) got \(reply.number) in round \(round)")
            }
        }
        for stream in streams {
            try session.halfClose(stream)
            try session.expectEnd(stream)
        }
    }
}
