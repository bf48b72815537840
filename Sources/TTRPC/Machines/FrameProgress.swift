/// Watches that a frame which has begun also arrives: its header in time, its body at a least rate.
///
/// An idle connection, between two frames, may stay so for ever.
struct FrameProgress: Sendable {
    private enum Phase {
        case idle
        case header(deadline: MonotonicTime)
        /// By `deadline` the frame must have `goal` bytes.
        case body(deadline: MonotonicTime, goal: Int)
    }

    private var phase = Phase.idle

    /// The frame is whole, or nobody is reading.
    mutating func reset() {
        phase = .idle
    }

    /// Part of a frame is there, and more must come.
    ///
    /// - Parameter byteCount: bytes of the frame so far, its header included.
    mutating func wait(byteCount: Int, now: MonotonicTime, limits: ServerLimits) {
        switch phase {
        case _ where byteCount == 0:
            phase = .idle
        case .header where byteCount < FrameHeader.byteCount:
            break
        case .body(_, let goal) where byteCount < goal:
            break
        case _ where byteCount < FrameHeader.byteCount:
            phase = .header(deadline: now + limits.headerTimeout)
        default:
            phase = .body(deadline: now + limits.bodyInterval, goal: byteCount + limits.bodyBytesPerInterval)
        }
    }

    var deadline: MonotonicTime? {
        switch phase {
        case .idle: nil
        case .header(let deadline), .body(let deadline, _): deadline
        }
    }

    /// Why the connection is to be closed, if the time is over.
    func expired(now: MonotonicTime) -> CloseReason? {
        switch phase {
        case .header(let deadline) where deadline <= now: .slowHeader
        case .body(let deadline, _) where deadline <= now: .slowBody
        default: nil
        }
    }
}
