internal import ConformanceMessages
internal import TTRPC

/// Performs tasks with a stub.
struct TaskPerformer: Sendable {
    let service: ConformanceServiceClient

    func perform(_ task: ClientTask) async -> [String] {
        switch task {
        case .echo: await echo([1, 2, 3])
        case .echoTwice: await echo([1, 2, 3]) + echo([1, 2, 3])
        case .lastIDs: await echo([1]) + echo([1]) + echo([1])
        case .echoParallel: await echoParallel()
        case .deadlinePast: await echo([1, 2, 3], CallOptions(timeout: .nanoseconds(-1)))
        case .metadata: await metadata()
        case .cancelUnsent: await cancelUnsent()
        case .sum: await sum([31_415, 9, 2_653, 40_845].map { SumRequest(number: $0) })
        case .upload: await sum((0..<64).map { _ in SumRequest(payload: [UInt8](repeating: 0, count: 16_384)) })
        case .download: await download(pause: .zero)
        case .downloadSlow: await download(pause: .seconds(1))
        case .pingPong: await pingPong()
        case .deadline: await sleep(timeout: .seconds(1)) + echo([1])
        case .silence: await sleep(timeout: nil)
        case .cancel: await cancelled { await sleep(timeout: nil) }
        case .cancelReply: await cancelReply()
        case .cancelClosed: await cancelClosed()
        case .fail: await fail()
        case .wait: ["unsupported"]
        }
    }

    // MARK: Unary

    private func echo(_ payload: [UInt8], _ options: CallOptions = CallOptions()) async -> [String] {
        await lines { print in
            let reply = try await service.echo(EchoRequest(payload: payload), options: options)
            print("reply \(reply.payload.count)")
        }
    }

    private func metadata() async -> [String] {
        let received = ResponseMetadata()
        let options = CallOptions(metadata: ["a": "1", "B": "2", "a": "3"], responseMetadata: received)
        let lines = await echo([], options)
        let initial = (received.headers ?? [:]).map { "initial \($0.key): \($0.value)" }
        return initial + (received.trailers ?? [:]).map { "trailing \($0.key): \($0.value)" } + lines
    }

    private func echoParallel() async -> [String] {
        async let first = echo([1])
        // Both orders on the wire are fine, but the case names the calls by it.
        try? await Task.sleep(for: .milliseconds(300))
        async let second = echo([1, 2])
        return await first + second
    }

    private func sleep(timeout: Duration?) async -> [String] {
        await lines { _ in _ = try await service.sleep(SleepRequest(), options: CallOptions(timeout: timeout)) }
    }

    private func fail() async -> [String] {
        await lines { _ in _ = try await service.fail(FailRequest()) }
    }

    private func cancelUnsent() async -> [String] {
        let task = Task {
            // The task is cancelled by now, or will be at once.
            while !Task.isCancelled { await Task.yield() }
            return await echo([1, 2, 3])
        }
        task.cancel()
        return await task.value
    }

    /// Cancels after a second what the closure does.
    private func cancelled(_ body: @escaping @Sendable () async -> [String]) async -> [String] {
        let task = Task { await body() }
        try? await Task.sleep(for: .seconds(1))
        task.cancel()
        return await task.value
    }

    // MARK: Streams

    private func sum(_ requests: [SumRequest]) async -> [String] {
        await lines { print in
            let reply = try await service.sum { writer in
                for request in requests { try await writer.send(request) }
            }
            print("sum \(reply.sum)")
        }
    }

    private func download(pause: Duration) async -> [String] {
        await lines { print in
            try await service.download(DownloadRequest(sizes: [1, 2, 3], repeat: 1)) { messages in
                var isFirst = true
                for try await message in messages {
                    print("message \(message.index) \(message.payload.count)")
                    if isFirst, pause > .zero { try await Task.sleep(for: pause) }
                    isFirst = false
                }
            }
        }
    }

    private func pingPong() async -> [String] {
        await lines { print in
            try await service.pingPong { writer, replies in
                var iterator = replies.makeAsyncIterator()
                for number in 1...4 as ClosedRange<Int64> {
                    // A server that has ended the call says in its replies how.
                    try? await writer.send(PingPongRequest(number: number))
                    guard let reply = try await iterator.next() else { return }
                    print("message \(reply.number) \(reply.payload.count)")
                }
                writer.finish()
                while try await iterator.next() != nil {}
            }
        }
    }

    private func cancelReply() async -> [String] {
        await lines { print in
            try await service.pingPong { writer, replies in
                var iterator = replies.makeAsyncIterator()
                try await writer.send(PingPongRequest(number: 1))
                guard let reply = try await iterator.next() else { return }
                print("message \(reply.number) \(reply.payload.count)")
                throw CancellationError()
            }
        }
    }

    private func cancelClosed() async -> [String] {
        await cancelled {
            await lines { _ in
                try await service.pingPong { writer, replies in
                    try await writer.send(PingPongRequest(number: 1))
                    writer.finish()
                    for try await _ in replies {}
                }
            }
        }
    }

    /// Runs a call, and ends its lines with its status.
    private func lines(_ body: ((String) -> Void) async throws -> Void) async -> [String] {
        var lines: [String] = []
        var status = StatusCode.ok
        do {
            try await body { lines.append($0) }
        } catch let error as RPCError {
            status = error.code
            for detail in error.details { lines.append("detail \(detail.typeURL) \(Self.hex(detail.value))") }
        } catch is CancellationError {
            status = .cancelled
        } catch {
            lines.append("error \(error)")
            status = .unknown
        }
        return lines + ["status \(status.rawValue)"]
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
