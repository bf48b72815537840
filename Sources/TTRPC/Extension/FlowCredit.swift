/// How many bytes of Data may be sent, on one stream or on the connection.
///
/// A message is one frame and is never split: while there is any credit it may be sent as a whole, which can take the
/// credit below zero.
package struct FlowCredit: Sendable, Hashable {
    package private(set) var availableBytes: Int

    package init(windowBytes: Int) {
        availableBytes = windowBytes
    }

    /// True while a message may be sent, an empty one, too.
    package var isOpen: Bool { availableBytes > 0 }

    /// A message has been sent.
    package mutating func spend(_ byteCount: Int) {
        availableBytes &-= byteCount
    }

    /// The peer takes more.
    ///
    /// - Returns: false when that is more than there can be, which ends the connection.
    package mutating func grow(by increment: UInt32) -> Bool {
        let sum = availableBytes &+ Int(increment)
        guard sum <= Int(WindowFrame.incrementMax) else { return false }
        availableBytes = sum
        return true
    }
}
