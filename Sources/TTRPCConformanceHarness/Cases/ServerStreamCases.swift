internal import ConformanceMessages

/// One request, many replies.
enum ServerStreamCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(43, .serverStream, "31415, 9, 2653 and 58979 bytes come in order") { target in
            let session = try Session(target)
            let sizes: [Int64] = [31_415, 9, 2_653, 58_979]
            try download(session, DownloadRequest(sizes: sizes, repeat: 1))
            for size in sizes {
                let message: DownloadResponse = try session.next(1)
                try require(message.payload.count == size, "\(message.payload.count) bytes came and not \(size)")
            }
            try session.expectEnd(1)
        },
        ConformanceCase(44, .serverStream, "a stream without messages is Data[RC|ND]") { target in
            let session = try Session(target)
            try download(session, DownloadRequest(repeat: 1))
            try session.expectEnd(1)
        },
        ConformanceCase(45, .serverStream, "an empty request runs the handler, with RC or RO or neither") { target in
            for flags in [Frame.remoteClosed, Frame.remoteOpen, 0] {
                let session = try Session(target)
                let mark = Session.newMark()
                try session.call(1, "Download", flags: flags, mark: mark)
                try session.expectEnd(1)
                try session.observe(mark, returned: 1)
            }
        },
        ConformanceCase(46, .serverStream, "an error after three messages comes after three messages") { target in
            let session = try Session(target)
            let request = DownloadRequest(sizes: [1, 2, 3], repeat: 1, failure: Failure(code: 11, message: "no more"))
            try download(session, request)
            for index in 0..<3 as Range<Int64> {
                let message: DownloadResponse = try session.next(1)
                try require(message.index == index, "message \(message.index) came in place of \(index)")
            }
            let response = try session.expect(status: 11, on: 1)
            try require(response.message == "no more", "the status says: \(response.message)")
            try session.expectServed(3)
        },
        ConformanceCase(47, .serverStream, "ten thousand messages come in order") { target in
            let session = try Session(target)
            try download(session, DownloadRequest(sizes: [3], repeat: 10_000))
            for index in 0..<10_000 as Range<Int64> {
                let message: DownloadResponse = try session.next(1)
                try require(message.index == index, "message \(message.index) came in place of \(index)")
            }
            try session.expectEnd(1)
        },
    ]

    private static func download(_ session: Session, _ request: DownloadRequest) throws {
        try session.call(1, "Download", request, flags: Frame.remoteClosed)
    }
}
