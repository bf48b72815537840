import TTRPCBench
import TestThreads
import Testing

/// A conversation whose bytes are cut at every place.
@Suite(.onThreadOfItsOwn) struct `A conversation cut anywhere` {
    @Test func `is the same conversation`() throws {
        let whole = try BenchConversation.outcome(cutToServer: nil, cutToClient: nil)
        #expect(whole.trace.count == 12)
        for cut in 0...whole.bytesToServer {
            #expect(try BenchConversation.outcome(cutToServer: cut, cutToClient: nil) == whole)
        }
        for cut in 0...whole.bytesToClient {
            #expect(try BenchConversation.outcome(cutToServer: nil, cutToClient: cut) == whole)
        }
    }

    @Test func `is the same byte by byte`() throws {
        let whole = try BenchConversation.outcome(cutToServer: nil, cutToClient: nil)
        #expect(try BenchConversation.outcome(stepBytes: 1) == whole)
    }
}
