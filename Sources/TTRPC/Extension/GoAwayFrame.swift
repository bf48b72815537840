/// Says that a connection takes no more calls, or why it is closed.
package struct GoAwayFrame: Sendable, Hashable {
    /// The last stream id of a first warning: it is not decided yet which one it will be.
    package static let undecided = UInt32.max

    /// Requests above this are not taken.
    package let lastStreamID: UInt32
    /// OK when nobody is to blame.
    package let code: StatusCode
    /// For a log, at most 256 bytes.
    package let reason: String

    package init(lastStreamID: UInt32, code: StatusCode, reason: String = "") {
        self.lastStreamID = lastStreamID
        self.code = code
        self.reason = reason
    }

    /// Reads a frame's data.
    ///
    /// - Returns: nil when it has not the form of one.
    package init?(reading data: UnsafeRawBufferPointer) {
        guard data.count >= 8, data.count <= 8 + ControlFrame.reasonBytesMax else { return nil }
        lastStreamID = ControlFrame.number(data)
        code = ControlFrame.code(ControlFrame.number(data, at: 4))
        reason = ControlFrame.reason(data, from: 8)
    }

    /// The whole frame.
    package func packed() -> [UInt8] {
        ControlFrame.packed(
            .goAway, streamID: 0, numbers: [lastStreamID, UInt32(bitPattern: code.rawValue)], reason: reason)
    }
}
