internal import DequeModule

/// What callers send on their streams, and when it may be written.
extension ClientConnectionMachine {
    /// A frame that waits for the connection to become writable, or for credit.
    struct WaitingFrame: Sendable {
        let bytes: [UInt8]
        let isMessage: Bool
    }

    /// A caller has sent a message on its stream, or its half-close, packed as a frame. Each caller's share of what
    /// waits is bounded by its own gate.
    ///
    /// - Parameter isMessage: false for the half-close.
    package mutating func send(_ frame: [UInt8], isMessage: Bool, on id: UInt32) -> FrameDisposition {
        guard isOpen(id) else { return .dropped }
        let isFirst = flows[id]?.waiting.isEmpty ?? true
        if isFirst, isWritable, line.isEmpty, !isMessage || hasCredit(id) {
            if isMessage { spend(frame, on: id) }
            return .write
        }
        flows[id, default: ClientFlow()].waiting.append(WaitingFrame(bytes: frame, isMessage: isMessage))
        enterLine(id)
        return .queued
    }

    /// The next frame that may be written: one of each stream in turn.
    package mutating func nextQueuedFrame() -> (streamID: UInt32, bytes: [UInt8], isMessage: Bool)? {
        while isWritable, let id = line.popFirst() {
            guard let frame = flows[id]?.waiting.first else {
                flows[id]?.isInLine = false
                continue
            }
            if frame.isMessage {
                guard hasStreamCredit(id) else {
                    // Credit, or the answer to Hello, brings it back.
                    flows[id]?.isInLine = false
                    continue
                }
                guard extended?.credit.isOpen ?? true else {
                    blockedLine.append(id)
                    continue
                }
                spend(frame.bytes, on: id)
            }
            flows[id]?.waiting.removeFirst()
            flows[id]?.isInLine = false
            enterLine(id)
            return (id, frame.bytes, frame.isMessage)
        }
        return nil
    }

    /// Says whether the connection takes more without growing its queue.
    package mutating func writabilityChanged(_ isWritable: Bool) {
        self.isWritable = isWritable
    }

    // MARK: Credit

    /// The stream has something to send, if it has.
    mutating func enterLine(_ id: UInt32) {
        guard let flow = flows[id], !flow.isInLine, !flow.waiting.isEmpty else { return }
        flows[id]?.isInLine = true
        line.append(id)
    }

    /// What the server takes of the stream alone.
    private func hasStreamCredit(_ id: UInt32) -> Bool {
        speech != .asking && flows[id]?.credit?.isOpen ?? true
    }

    private func hasCredit(_ id: UInt32) -> Bool {
        hasStreamCredit(id) && extended?.credit.isOpen ?? true
    }

    private mutating func spend(_ frame: [UInt8], on id: UInt32) {
        guard speech == .extended else { return }
        let byteCount = frame.count - FrameHeader.byteCount
        flows[id]?.credit?.spend(byteCount)
        extended?.credit.spend(byteCount)
    }

    /// Gives a stream what an extended connection counts by.
    mutating func equip(_ id: UInt32, _ settings: ExtensionSettings) {
        flows[id, default: ClientFlow()].extend(settings)
    }

    /// Forgets a stream's flow. Credit for what nobody will read goes back at once.
    mutating func removeFlow(_ id: UInt32) {
        guard let flow = flows.removeValue(forKey: id), speech == .extended else { return }
        giveConnectionCreditBack(flow.unread.reduce(0, +))
    }
}
