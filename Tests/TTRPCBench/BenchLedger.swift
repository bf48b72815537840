/// What really happened at the server, call by call, to be held against what the client got.
///
/// A call is known by a number of its own that travels in the request.
struct BenchLedger {
    /// What a handler has made of its call so far.
    struct Entry {
        /// How often the handler was started.
        var executions = 0
        /// Numbers of the messages that it has sent, in order.
        var sent: [Int64] = []
        /// How the handler ended, if it has: true for OK.
        var endedWell: Bool?
    }

    private var entries: [Int64: Entry] = [:]

    subscript(call: Int64) -> Entry {
        get { entries[call] ?? Entry() }
        set { entries[call] = newValue }
    }
}
