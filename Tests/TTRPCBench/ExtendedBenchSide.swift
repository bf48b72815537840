internal import ProtobufC
internal import TTRPC
internal import TTRPCTestSupport

/// What one end of a stream has sent and got, by numbers that count its messages.
struct ExtendedBenchStream {
    let shape: CallShape
    var sentCount: Int64 = 0
    var receivedCount: Int64 = 0
    /// Sizes on the wire of the messages that came and were not read.
    var unread: [Int] = []
    /// Messages that were sent and wait for credit.
    var waitingCount = 0
    /// True once this end sends nothing more.
    var hasSentEnd = false
    /// True once the other end sends nothing more.
    var hasGotEnd = false
    /// How the stream ended as this end sees it: nil for OK.
    var end: RPCError??

    init(shape: CallShape) {
        self.shape = shape
    }

    var isOpen: Bool { end == nil }
}

/// Frames and numbers for both ends.
enum ExtendedBenchFrame {
    static func message(_ number: Int64, blobBytes: Int, on id: UInt32, in arena: Arena) throws -> [UInt8] {
        defer { arena.reset() }
        let note = Note(number: number + 1, blob: [UInt8](repeating: 5, count: blobBytes))
        return try DataFrame.packed(note.prepared(in: arena), streamID: id, dataBytesMax: FrameHeader.dataBytesMax)
    }

    /// The number of a message, counted from 0.
    static func number(_ payload: UnsafeRawBufferPointer, in arena: Arena) throws -> Int64 {
        defer { arena.reset() }
        do {
            return try Note(unpacking: payload, in: arena).number - 1
        } catch {
            throw BenchFailure("a message arrived damaged: \(error)")
        }
    }
}
