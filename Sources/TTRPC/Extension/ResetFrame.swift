/// Gives one call up (client), or refuses it before it has begun (server).
package struct ResetFrame: Sendable, Hashable {
    /// Why; OK says nothing more than that.
    package let code: StatusCode
    /// For a log, at most 256 bytes.
    package let reason: String
    /// True when no handler ran, so that the call may be tried again.
    package let isRefused: Bool

    package init(code: StatusCode, reason: String = "", isRefused: Bool = false) {
        self.code = code
        self.reason = reason
        self.isRefused = isRefused
    }

    /// Reads a frame's data.
    ///
    /// - Returns: nil when it has not the form of one.
    package init?(reading data: UnsafeRawBufferPointer, flags: FrameFlags) {
        guard data.count >= 4, data.count <= 4 + ControlFrame.reasonBytesMax else { return nil }
        code = ControlFrame.code(ControlFrame.number(data))
        reason = ControlFrame.reason(data, from: 4)
        isRefused = flags.contains(.refused)
    }

    /// The whole frame.
    package func packed(streamID: UInt32) -> [UInt8] {
        ControlFrame.packed(
            .reset, streamID: streamID, flags: isRefused ? .refused : [],
            numbers: [UInt32(bitPattern: code.rawValue)], reason: reason)
    }
}
