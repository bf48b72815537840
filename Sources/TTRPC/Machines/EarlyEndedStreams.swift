internal import DequeModule

/// Streams that have ended here before the peer had said its last, so that what it sends meanwhile is dropped and not
/// answered as a mistake. Memory is bounded: the oldest are forgotten.
struct EarlyEndedStreams: Sendable {
    private let countMax: Int
    private var order = Deque<UInt32>()
    private var ids: Set<UInt32> = []

    init(countMax: Int) {
        self.countMax = countMax
    }

    mutating func insert(_ id: UInt32) {
        guard ids.insert(id).inserted else { return }
        order.append(id)
        guard order.count > countMax, let oldest = order.popFirst() else { return }
        ids.remove(oldest)
    }

    /// Whether the stream's data is to be dropped. With its last frame the stream is done.
    mutating func drops(_ header: FrameHeader) -> Bool {
        guard ids.contains(header.streamID) else { return false }
        if header.flags.contains(.remoteClosed) { ids.remove(header.streamID) }
        return true
    }
}
