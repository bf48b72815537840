public import ConformanceMessages
internal import ProtobufC
public import TTRPC

/// The methods with streams.
extension ConformanceService {
    public var sum: ClientStreamHandler<SumRequest, SumResponse> {
        .async { requests, context in
            try await observations.watch(context) {
                var sum = SumResponse()
                for try await request in requests {
                    sum.sum &+= request.number
                    sum.messageCount &+= 1
                    sum.receivedBytes &+= Int64(request.payload.count)
                    try request.failure?.occur()
                    if case .answer = request.reaction { break }
                    if case .stall = request.reaction { await Self.untilCancelled() }
                }
                return sum
            }
        }
    }

    public var download: ServerStreamHandler<DownloadRequest, DownloadResponse> {
        .async { request, context, writer in
            try await observations.watch(context) {
                var index: Int64 = 0
                for _ in 0..<max(0, request.`repeat`) {
                    for size in request.sizes {
                        try await writer.send(DownloadResponse(index: index, payload: Self.zeros(size)))
                        index &+= 1
                    }
                }
                try request.failure?.occur()
                if request.isHeldOpen { await Self.untilCancelled() }
            }
        }
    }

    public var pingPong: BidirectionalHandler<PingPongRequest, PingPongResponse> {
        .async { requests, context, writer in
            try await observations.watch(context) {
                for try await request in requests {
                    try request.failure?.occur()
                    if request.isStall { await Self.untilCancelled() }
                    try await writer.send(
                        PingPongResponse(number: request.number, payload: Self.zeros(request.responseBytes)))
                }
            }
        }
    }

    public var halfDuplex: BidirectionalHandler<HalfDuplexRequest, HalfDuplexResponse> {
        .async { requests, context, writer in
            try await observations.watch(context) {
                var numbers: [Int64] = []
                for try await request in requests where numbers.count < Self.keptNumbersMax {
                    numbers.append(request.number)
                }
                for number in numbers { try await writer.send(HalfDuplexResponse(number: number)) }
            }
        }
    }

    /// What one half-duplex call may make the server remember.
    private static let keptNumbersMax = 100_000
}
