internal import NIOCore
internal import TTRPC

extension MonotonicTime {
    /// An event loop's time, which in tests is the test's.
    init(_ deadline: NIODeadline) {
        self.init(nanoseconds: Int64(clamping: deadline.uptimeNanoseconds))
    }

    /// As an event loop counts it, but at most an hour ahead of `now`: looking once an hour costs nothing.
    func deadline(now: NIODeadline) -> NIODeadline {
        min(.uptimeNanoseconds(UInt64(clamping: nanoseconds)), now + .hours(1))
    }
}
