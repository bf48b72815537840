internal import TTRPC

/// A message that a plain peer has sent to a handler whose queue is full. Until the handlers have had a turn to run
/// nothing more is read: a burst in one read is no flood.
struct HeldMessage {
    let streamID: UInt32
    let bytes: [UInt8]
    let isLast: Bool
}
