/// Watches that a frame which has begun also arrives: its header in time, its body at a least rate.
///
/// An idle connection, between two frames, may stay so for ever.
struct FrameProgress: Sendable {
    private enum Phase {
        case idle
        case header(deadline: MonotonicTime)
        case body(deadline: MonotonicTime)
    }

    private var phase = Phase.idle

    /// The frame is whole, or nobody is reading.
    mutating func reset() {
        phase = .idle
    }

    /// Part of a frame is there, and more must come.
    ///
    /// - Parameter bytes: the frame so far, its header included.
    @inline(__always)
    mutating func wait(_ bytes: UnsafeRawBufferPointer, now: MonotonicTime, limits: ServerLimits) {
        if bytes.isEmpty {
            phase = .idle
        } else if bytes.count < FrameHeader.byteCount {
            waitForHeader(now: now, limits: limits)
        } else {
            waitForBody(of: FrameHeader(reading: bytes), now: now, limits: limits)
        }
    }

    /// The header is there, and part of the body is still to come.
    mutating func waitForBody(of header: FrameHeader, now: MonotonicTime, limits: ServerLimits) {
        if case .body = phase { return }
        let seconds = Int64(header.dataCount) / Int64(max(limits.bodyBytesPerSecondMin, 1))
        phase = .body(deadline: now + max(limits.bodyTimeoutMin, .seconds(seconds)))
    }

    private mutating func waitForHeader(now: MonotonicTime, limits: ServerLimits) {
        if case .header = phase { return }
        phase = .header(deadline: now + limits.headerTimeout)
    }

    var deadline: MonotonicTime? {
        switch phase {
        case .idle: nil
        case .header(let deadline), .body(let deadline): deadline
        }
    }

    /// Why the connection is to be closed, if the time is over.
    func expired(now: MonotonicTime) -> CloseReason? {
        switch phase {
        case .header(let deadline) where deadline <= now: .slowHeader
        case .body(let deadline) where deadline <= now: .slowBody
        default: nil
        }
    }
}
