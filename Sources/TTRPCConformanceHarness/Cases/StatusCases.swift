internal import ConformanceMessages

/// How errors arrive.
enum StatusCases {
    static let all: [ConformanceCase] = [
        ConformanceCase(87, .status, "codes 1 to 16 are exact, for unary calls and every shape of stream") { target in
            let session = try Session(target)
            var stream: UInt32 = 1
            for code in 1...16 as ClosedRange<Int32> {
                for method in ["Fail", "Sum", "Download", "PingPong"] {
                    try fail(session, stream, method, Failure(code: code, message: "as asked"))
                    let response = try session.expect(status: UInt64(code), on: stream)
                    try require(response.message == "as asked", "the status says: \(response.message)")
                    stream += 2
                }
            }
        },
        ConformanceCase(88, .status, "a code above 16 is sent as 2") { target in
            let session = try Session(target)
            try fail(session, 1, "Fail", Failure(code: 17, message: "seventeen"))
            try session.expect(status: 2, on: 1)
        },
        ConformanceCase(89, .status, "a Unicode message is intact") { target in
            let session = try Session(target)
            let message = "\t¡No! – «ünïcödé» 🎫 e\u{301} \u{202e}rtl\r\n末"
            try fail(session, 1, "Fail", Failure(code: 9, message: message))
            let response = try session.expect(status: 9, on: 1)
            try require(
                Array(response.message.utf8) == Array(message.utf8), "the status says: \(response.message)")
        },
        ConformanceCase(90, .status, "details make the round trip, unary and streamed") { target in
            let session = try Session(target)
            let details = [
                Failure.Detail(typeURL: "type.googleapis.com/google.rpc.RetryInfo", value: [0x0a, 2, 0x08, 3]),
                Failure.Detail(typeURL: "type.example.com/empty"),
            ]
            for (stream, method) in [(1, "Fail"), (3, "Download")] as [(UInt32, String)] {
                try fail(session, stream, method, Failure(code: 8, message: "later", details: details))
                let response = try session.expect(status: 8, on: stream)
                try require(
                    response.details.map(\.typeURL) == details.map(\.typeURL)
                        && response.details.map(\.value) == details.map(\.value),
                    "the details are \(response.details)")
            }
        },
        ConformanceCase(91, .status, "oversized details are cut, and the code is kept") { target in
            let session = try Session(target)
            try fail(session, 1, "Fail", Failure(code: 10, message: "cut", detailBytes: 5 << 20))
            let response = try session.expect(status: 10, on: 1)
            try require(response.message == "cut", "the status says: \(response.message)")
            try session.expectServed(3)
        },
    ]

    /// Makes a call of the method's shape fail.
    private static func fail(_ session: Session, _ stream: UInt32, _ method: String, _ failure: Failure) throws {
        switch method {
        case "Sum":
            try session.open(stream, method)
            try session.message(stream, SumRequest(failure: failure), flags: Frame.remoteClosed)
        case "PingPong":
            try session.open(stream, method)
            try session.message(stream, PingPongRequest(failure: failure), flags: Frame.remoteClosed)
        case "Download":
            try session.call(stream, method, DownloadRequest(failure: failure), flags: Frame.remoteClosed)
        default:
            try session.call(stream, method, FailRequest(failure: failure))
        }
    }
}
