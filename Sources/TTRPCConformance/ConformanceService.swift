public import ConformanceMessages
internal import Synchronization
public import TTRPC

/// The service side of the conformance cases: `ttrpc.conformance.v1.ConformanceService`.
///
/// It needs no token and does whatever work a caller asks of it, so it is for servers under test only.
///
/// To callers with the extension, pairs of metadata whose keys begin with `conformance-initial-` come back ahead of the
/// answer, and those that begin with `conformance-trailing-` with its end.
public struct ConformanceService: ConformanceServiceProtocol {
    /// The metadata key whose value names the mark of a call.
    public static let markKey = "conformance-mark"

    let observations = Observations()

    /// A service that has seen no call yet.
    public init() {}

    public var echo: UnaryHandler<EchoRequest, EchoResponse> {
        .inline { request, context in
            try observations.note(context) {
                EchoResponse(
                    payload: request.responseBytes > 0 ? Self.zeros(request.responseBytes) : request.payload,
                    receivedBytes: Int64(request.payload.count),
                    metadata: context.metadata.map { EchoResponse.Pair(key: $0.key, value: $0.value) },
                    remainingNanoseconds: context.deadline.map { Self.nanoseconds(from: .now, to: $0) } ?? 0)
            }
        }
    }

    public var sleep: UnaryHandler<SleepRequest, SleepResponse> {
        .async { request, context in
            try await observations.watch(context) {
                if request.durationNanoseconds > 0 {
                    try await Task.sleep(for: .nanoseconds(request.durationNanoseconds))
                } else {
                    await Self.untilCancelled()
                }
                return SleepResponse()
            }
        }
    }

    public var fail: UnaryHandler<FailRequest, FailResponse> {
        .inline { request, context in
            try observations.note(context) {
                try request.failure?.occur()
                return FailResponse()
            }
        }
    }

    public var observe: UnaryHandler<ObserveRequest, ObserveResponse> {
        .async { request, _ in
            try await observations.counts(of: request)
        }
    }

    /// At most as many as a frame could hold, twice: a reply above the limit is one of the cases.
    static func zeros(_ count: Int64) -> [UInt8] {
        [UInt8](repeating: 0, count: Int(min(max(0, count), 8 << 20)))
    }

    /// Waits for the end of the task.
    static func untilCancelled() async {
        let (never, source) = AsyncStream.makeStream(of: Never.self)
        for await _ in never {}
        source.finish()
    }

    private static func nanoseconds(
        from start: ContinuousClock.Instant, to end: ContinuousClock.Instant
    ) -> Int64 {
        let (seconds, attoseconds) = (end - start).components
        let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return isTooLong ? .max : whole &+ attoseconds / 1_000_000_000
    }
}
