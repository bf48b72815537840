/// Credit for more data, on one stream or, on stream 0, on the connection.
package struct WindowFrame: Sendable, Hashable {
    /// The most credit that there can be, in bytes.
    package static let incrementMax = UInt32(Int32.max)

    /// Bytes. A good one is 1 to ``incrementMax``; what is read may be any number.
    package let increment: UInt32

    package init(increment: UInt32) {
        self.increment = increment
    }

    /// Reads a frame's data.
    ///
    /// - Returns: nil when it has not the form of one.
    package init?(reading data: UnsafeRawBufferPointer) {
        guard data.count == 4 else { return nil }
        increment = ControlFrame.number(data)
    }

    /// The whole frame.
    package func packed(streamID: UInt32) -> [UInt8] {
        ControlFrame.packed(.window, streamID: streamID, numbers: [increment])
    }
}
