/// How many bytes of Data the peer may send, on one stream or on the connection, and when to give it more credit.
package struct FlowWindow: Sendable, Hashable {
    private let windowBytes: Int
    private var availableBytes: Int
    /// Read since the peer was told last.
    private var readBytes = 0

    package init(windowBytes: Int) {
        self.windowBytes = windowBytes
        availableBytes = windowBytes
    }

    /// Data has come.
    ///
    /// - Returns: false when the peer had no credit for it.
    package mutating func received(_ byteCount: Int) -> Bool {
        let hadCredit = availableBytes > 0 || byteCount == 0
        availableBytes &-= byteCount
        return hadCredit
    }

    /// Data was read, or thrown away.
    ///
    /// - Returns: the credit to give back, once that is worth a frame: at least half the window.
    package mutating func read(_ byteCount: Int) -> UInt32? {
        readBytes &+= byteCount
        guard readBytes > 0, readBytes >= windowBytes / 2 else { return nil }
        let increment = UInt32(min(readBytes, Int(WindowFrame.incrementMax)))
        readBytes -= Int(increment)
        availableBytes &+= Int(increment)
        return increment
    }
}
