extension MessageStream {
    /// The same messages, but with UNAVAILABLE at the end once nothing has come for so long.
    ///
    /// A peer that vanished without a word leaves a TCP connection that looks alive for hours; only its silence tells.
    func failing(afterSilence silence: Duration, clock: any Clock<Duration>) -> MessageStream<Message> {
        MessageStream { [self] in
            try await withThrowingTaskGroup(of: Message?.self) { group in
                group.addTask {
                    var iterator = makeAsyncIterator()
                    return try await iterator.next()
                }
                group.addTask {
                    try await clock.sleep(for: silence)
                    throw RPCError(
                        code: .unavailable,
                        message: "nothing was heard of the server for \(silence), not even a heartbeat")
                }
                defer { group.cancelAll() }
                return try await group.next() ?? nil
            }
        }
    }
}
