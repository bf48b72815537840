internal import Glibc
internal import TicketCore
internal import TicketMessages

/// The machine's clock.
enum SystemTime {
    /// The present moment.
    static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microsecondsSinceEpoch: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}

extension GoogleProtobufTimestamp {
    /// The moment, which lies in the years 1 to 9999.
    var moment: Timestamp { Timestamp(microsecondsSinceEpoch: seconds * 1_000_000 + Int64(nanos) / 1_000) }
}
