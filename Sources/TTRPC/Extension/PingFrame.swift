/// A question whether the peer is there, or the answer to one.
package struct PingFrame: Sendable, Hashable {
    /// Eight bytes of the asker's choice, which come back as they were.
    package let payload: UInt64
    package let isAcknowledgement: Bool

    package init(payload: UInt64, isAcknowledgement: Bool = false) {
        self.payload = payload
        self.isAcknowledgement = isAcknowledgement
    }

    /// Reads a frame's data.
    ///
    /// - Returns: nil when it has not the form of one.
    package init?(reading data: UnsafeRawBufferPointer, flags: FrameFlags) {
        guard data.count == 8 else { return nil }
        payload = UInt64(bigEndian: data.loadUnaligned(as: UInt64.self))
        isAcknowledgement = flags.contains(.acknowledgement)
    }

    /// The whole frame.
    package func packed() -> [UInt8] {
        ControlFrame.packed(
            .ping, streamID: 0, flags: isAcknowledgement ? .acknowledgement : [],
            numbers: [UInt32(truncatingIfNeeded: payload &>> 32), UInt32(truncatingIfNeeded: payload)])
    }
}
