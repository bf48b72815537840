internal import DequeModule

/// What callers send on their streams, and when it may be written.
extension ClientConnectionMachine {
    /// A caller has sent a message on its stream, or its half-close, packed as a frame.
    ///
    /// - Parameter isMessage: false for the half-close.
    package mutating func send(_ frame: [UInt8], isMessage: Bool, on id: UInt32) -> FrameDisposition {
        guard isOpen(id) else { return .dropped }
        if isWritable, waitingFrames.isEmpty { return .write }
        waitingFrames.append(WaitingFrame(streamID: id, bytes: frame, isMessage: isMessage))
        return .queued
    }

    /// The next frame, while the connection is writable.
    package mutating func nextQueuedFrame() -> (streamID: UInt32, bytes: [UInt8], isMessage: Bool)? {
        while isWritable, let frame = waitingFrames.popFirst() {
            // The call may be over by now, and its id must not be heard of again.
            if isOpen(frame.streamID) { return (frame.streamID, frame.bytes, frame.isMessage) }
        }
        return nil
    }

    /// Says whether the connection takes more without growing its queue.
    package mutating func writabilityChanged(_ isWritable: Bool) {
        self.isWritable = isWritable
    }

    /// A frame that waits for the connection to become writable.
    struct WaitingFrame: Sendable {
        let streamID: UInt32
        let bytes: [UInt8]
        let isMessage: Bool
    }
}
