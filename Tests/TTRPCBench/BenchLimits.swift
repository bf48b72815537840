internal import TTRPC
internal import TestRandom

/// Limits small enough that a short run comes up against all of them.
struct BenchLimits {
    var server = ServerLimits()
    var client = ClientLimits()
    /// Bytes under way to the client above which the server's connection is not writable.
    var pipeBytesMax: Int

    init(_ random: inout SeededRandom) {
        server.frameBytesMax = 512
        server.runningHandlersMax = random.pick(2...6)
        server.requestBytesInFlightMax = random.pick(40...120)
        server.slowReaderGrace = .milliseconds(random.pick(500...20_000))
        server.headerTimeout = .milliseconds(random.pick(2_000...30_000))
        server.bodyTimeoutMin = .milliseconds(random.pick(2_000...30_000))
        server.bodyBytesPerSecondMin = random.pick(8...64)
        client.bufferedMessagesMax = random.pick(1...4)
        client.bufferedBytesMax = random.pick(32...256)
        client.bufferOverrunMax = random.pick(2...8)
        pipeBytesMax = random.pick(30...600)
    }
}
