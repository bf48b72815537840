internal import TTRPC

/// Holds what the client got against what the server did.
struct BenchVerdict {
    let client: BenchClient
    let server: BenchServer
    let isDraining: Bool

    func check() throws(BenchFailure) {
        for (id, call) in client.calls.sorted(by: { $0.key < $1.key }) {
            try promise(call.ends.count == 1, "stream \(id) ended \(call.ends.count) times: \(call.ends)")
            let entry = server.ledger[call.number]
            try promise(entry.executions <= 1, "stream \(id) was executed \(entry.executions) times")
            try promise(
                entry.sent.starts(with: call.messages),
                "stream \(id) got \(call.messages), which is no beginning of \(entry.sent)")
            if let end = call.ends.first { try check(end, id, call, entry) }
        }
        guard !client.isLost else { return }
        try promise(client.isIdle && client.wantsRead, "the client is not at rest when all calls have ended")
        try promise(server.isIdle && server.wantsRead, "the server is not at rest when all calls have ended")
        try promise(server.streamCount == 0, "the server remembers \(server.streamCount) calls when all have ended")
    }

    private func check(
        _ end: BenchClient.End, _ id: UInt32, _ call: BenchClient.Call, _ entry: BenchLedger.Entry
    ) throws(BenchFailure) {
        let isComplete = call.messages == entry.sent
        switch end {
        case .reply(let number):
            try promise(
                number == call.number && entry.endedWell == true, "stream \(id) got the reply of call \(number)")
        case .endOfStream:
            try promise(isComplete && entry.endedWell == true, "stream \(id) ended well without all of \(entry)")
        case .failed(.notFound):
            try promise(isComplete && entry.endedWell == false, "stream \(id) failed without all of \(entry)")
        case .failed(.deadlineExceeded):
            try promise(call.deadline != nil, "stream \(id) has no deadline and ran out of time")
        case .failed(.unavailable):
            try promise(isDraining, "stream \(id) was refused by a server that does not drain")
        case .failed(.resourceExhausted), .abandoned:
            break
        case .lost:
            try promise(client.isLost, "stream \(id) was lost without its connection")
        case .failed(let code):
            throw BenchFailure("stream \(id) failed with \(code), which nobody has said")
        }
    }
}
